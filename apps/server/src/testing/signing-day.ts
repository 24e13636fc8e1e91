import { type CommonLetter, startCommonLetter } from './common-letter.ts'
import { linkIn, mailTo, openHouse } from './house.ts'

/** The common letter, sealed; public and open for signatures once `open` was called. */
export interface SigningDay extends CommonLetter {
  open(): Promise<void>
  /** Somebody signs in a language and confirms; gives the page that they then see. */
  sign(name: string, language?: 'en' | 'fr'): Promise<string>
  /** Takes the signature of this name back by the link in its mail. */
  withdraw(name: string): Promise<void>
  /** Objects to the correction that this name was told of last. */
  object(name: string): Promise<void>
  /** The id of the signature under this name. */
  idOf(name: string): Promise<string>
}

const addressOf = (name: string): string =>
  `${name
    .normalize('NFD')
    .replace(/[^a-z ]/gi, '')
    .toLowerCase()
    .replaceAll(' ', '.')}@signs.eu`

interface Settings {
  readonly embargoUntil?: number
  readonly softDeadline?: number
  /** Where each recipient's copy goes; nobody can be written to without. */
  readonly email?: string
}

/** With settings that are made before the seal. */
export async function startSigningDay({ email, ...settings }: Settings = {}): Promise<SigningDay> {
  const way = await startCommonLetter(await openHouse())
  const at = { params: { letter: way.letter } }
  await way.ana.ask('letterPatch', { ...at, body: settings })
  if (email !== undefined) await recordAddresses(way, email)
  await way.byTwo('freeze')
  await way.byTwo('seal')
  const post = (path: string, fields: Record<string, string> = {}): Promise<Response> =>
    way.house.stranger().fetch(path, { method: 'POST', body: new URLSearchParams(fields) })
  const mailed = async (name: string): Promise<string> => linkIn(await mailTo(way.house.server, addressOf(name)))
  return {
    ...way,
    open: async () => {
      await way.byTwo('publish')
      await way.ana.ask('stageMove', { ...at, body: { to: 'sign-on' } })
    },
    sign: async (name, language = 'en') => {
      await way.ana.ask('signInvitationCreate', { ...at, body: { email: addressOf(name), language, class: 'individual', name } })
      const { digest = '' } = (await way.ana.ask('letterGet', at)).manifest ?? {}
      await post(await mailed(name), { manifest: digest, language, name, country: 'Malta' })
      return (await post(await mailed(name))).text()
    },
    withdraw: async (name) => {
      await post(await mailed(name))
    },
    object: async (name) => {
      await post(await mailed(name))
    },
    idOf: async (name) => {
      const { db } = way.house.server.services.store
      return (await db.selectFrom('signatory').where('name', '=', name).select('id').executeTakeFirstOrThrow()).id
    },
  }
}

async function recordAddresses({ ana, letter }: CommonLetter, email: string): Promise<void> {
  const { recipients } = await ana.ask('recipientsList', { params: { letter } })
  for (const { id } of recipients) {
    const params = { letter, recipient: id }
    await ana.ask('recordChange', { params, body: { email, source: 'https://gov.example/ministers' } })
    await ana.ask('recordCheck', { params })
  }
}
