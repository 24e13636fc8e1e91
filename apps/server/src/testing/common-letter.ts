import { type Language, type LetterDocument, letterId } from '@undersigned/letter'
import { libraries, librariesInFrench } from '../demo/libraries.ts'
import { writeVersion } from '../demo/write-version.ts'
import { startLetter } from '../letters/new-letter.ts'
import { type Guest, type House, linkIn, mailTo } from './house.ts'

/** A letter of two organisations, whole in English and French: Ana coordinates for one, Marta speaks for the other. */
export interface CommonLetter {
  readonly house: House
  readonly ana: Guest
  readonly marta: Guest
  readonly letter: string
  readonly slug: string
  /** Ana asks, Marta agrees. */
  byTwo(action: 'freeze' | 'unfreeze' | 'seal' | 'publish' | 'amend'): Promise<void>
  publicPage(language?: string): Promise<Response>
  /** Somebody who takes up an invitation to draft it, or to translate it into these languages. */
  join(email: string, role: 'drafter' | 'translator', languages?: readonly Language[]): Promise<Guest>
}

/** In the file from the beginning, and signed by nobody. */
const listed = { class: 'organisation', name: 'Long Listed', title: '', affiliation: '', country: '', group: '' } as const

export async function startCommonLetter(house: House): Promise<CommonLetter> {
  const way = await startLetterOfTwo(house, { title: 'A right to lend', document: { ...libraries, signatories: [listed] } })
  const [translator, reviewer] = [(await way.marta.ask('meGet', {})).id, (await way.ana.ask('meGet', {})).id]
  const tools = { letter: letterId(way.letter), document: libraries, translator, reviewer }
  await writeVersion(house.server.services, { ...tools, language: 'fr', confirmed: librariesInFrench })
  return way
}

interface Beginning {
  readonly title: string
  readonly document: LetterDocument
}

/** Any letter of the same two, in its original's language alone. */
export async function startLetterOfTwo(house: House, { title, document }: Beginning): Promise<CommonLetter> {
  const ana = await house.person('ana@one.eu')
  const marta = await house.person('marta@two.eu')
  const { services } = house.server
  const me = await ana.ask('meGet', {})
  const { id: coalitionId, organisations } = await ana.ask('coalitionCreate', { body: { name: 'Readers', organisation: { name: 'One' } } })
  const organisationId = organisations[0]?.id ?? null
  const { id, slug } = await startLetter(services, { coalitionId, organisationId, title, document, by: me.id, start: 'import' })
  await joinAsRepresentative(house, { letter: id, ana, marta })
  return {
    house,
    ana,
    marta,
    letter: id,
    slug,
    byTwo: async (action) => {
      const request = await ana.ask('requestCreate', { params: { letter: id }, body: { action } })
      await marta.ask('requestConfirm', { params: { letter: id, request: request.id } })
    },
    publicPage: (language = 'en') => house.stranger().fetch(`/${language}/${slug}`),
    join: async (email, role, languages = []) => {
      const guest = await house.person(email)
      const body = { by: 'mail' as const, email, role, locale: 'en' as const, languages: [...languages] }
      await ana.ask('invitationCreate', { params: { letter: id }, body })
      await guest.ask('invitationAccept', { params: { token: await tokenMailedTo(house, email) }, body: {} })
      return guest
    },
  }
}

async function joinAsRepresentative(house: House, { letter, ana, marta }: Pick<CommonLetter, 'letter' | 'ana' | 'marta'>): Promise<void> {
  const body = { by: 'mail', email: 'marta@two.eu', role: 'representative', locale: 'fr', organisation: { name: 'Two' } } as const
  await ana.ask('invitationCreate', { params: { letter }, body })
  await marta.ask('invitationAccept', { params: { token: await tokenMailedTo(house, 'marta@two.eu') }, body: {} })
}

const tokenMailedTo = async (house: House, email: string): Promise<string> =>
  linkIn(await mailTo(house.server, email))
    .split('/')
    .at(-1) ?? ''
