import type { DemoPerson } from '@undersigned/api'
import type { Digest, LetterDocument, SignatoryDisplay } from '@undersigned/letter'
import { hashOfToken, type PairAction, REQUEST_LASTS, type Role } from '@undersigned/signatures'
import {
  changeLetter,
  ensureMembership,
  ensureOrganisation,
  grantRole,
  insertCoalition,
  insertRequest,
  insertSignatory,
  isEmpty,
  type LetterRow,
  letterOf,
  setLocale,
  setMark,
} from '@undersigned/storage'
import { demoAddress } from '../auth/demo-entrance.ts'
import { answerVouching, askSecond } from '../letters/authority.ts'
import { namedSignatory, startLetter } from '../letters/new-letter.ts'
import { confirmRequest, objectOf, preparedFor } from '../letters/pair-decisions.ts'
import { confirmSignature, signInvited } from '../letters/signing.ts'
import type { Services } from '../services.ts'
import { libraries, librariesInFrench } from './libraries.ts'
import { nightTrains, nightTrainsBefore, nightTrainsFrenchDraft, nightTrainsInFrench, nightTrainsInGerman } from './night-trains.ts'
import { writeVersion } from './write-version.ts'

interface Person {
  readonly as: DemoPerson
  readonly name: string
  readonly organisation: 'own' | 'other'
  readonly locale: 'en' | 'fr'
}

const people: readonly Person[] = [
  { as: 'coordinator', name: 'Ana Kovač', organisation: 'own', locale: 'en' },
  { as: 'drafter', name: 'Jonas Lind', organisation: 'own', locale: 'en' },
  { as: 'translator', name: 'Élise Moreau', organisation: 'other', locale: 'fr' },
  { as: 'representative', name: 'Marta Silva', organisation: 'other', locale: 'en' },
]

type Accounts = Readonly<Record<DemoPerson, string>>
interface Place {
  readonly coalitionId: string
  readonly own: string
  readonly other: string
  readonly accounts: Accounts
}

/** Fills an empty database with something to try; says whether it did. A database that holds anything is left alone. */
export async function seedDemo(services: Services): Promise<boolean> {
  const { store } = services
  if (!(await isEmpty(store.db))) return false
  const place = await seedPeople(services)
  await seedDrafting(services, place)
  await seedSignOn(services, place)
  await setMark(store.db, 'demo')
  return true
}

async function seedPeople({ store, auth, newId, now }: Services): Promise<Place> {
  const { internalAdapter } = await auth.$context
  const create = async ({ as, name }: Person): Promise<string> =>
    (await internalAdapter.createUser({ email: demoAddress(as), name, emailVerified: true }, { method: 'magic-link' })).id
  const made: Partial<Record<DemoPerson, string>> = {}
  for (const person of people) made[person.as] = await create(person)
  const { coordinator = '', drafter = '', translator = '', representative = '' } = made
  const accounts: Accounts = { coordinator, drafter, translator, representative }
  const coalitionId = newId()
  const at = now()
  return store.transaction(async (tx) => {
    await insertCoalition(tx, { id: coalitionId, name: 'Open Rails Coalition', by: coordinator, at })
    const own = await ensureOrganisation(tx, { id: newId(), coalitionId, name: 'Rail Passengers Together', country: 'BE', at })
    const other = await ensureOrganisation(tx, { id: newId(), coalitionId, name: 'Open Timetables', country: 'FR', at })
    for (const { as, organisation, locale } of people) {
      const organisationId = organisation === 'own' ? own.id : other.id
      await ensureMembership(tx, { id: newId(), coalitionId, userId: accounts[as], organisationId, coordinator: as === 'coordinator', at })
      await setLocale(tx, accounts[as], locale)
    }
    return { coalitionId, own: own.id, other: other.id, accounts }
  })
}

async function seedLetter(services: Services, place: Place, document: LetterDocument, title: string): Promise<LetterRow> {
  const { coalitionId, own, other, accounts } = place
  const letter = await startLetter(services, { coalitionId, organisationId: own, title, document, by: accounts.coordinator, start: 'demo' })
  const roles: readonly [Role, string, string, readonly ('fr' | 'de')[]][] = [
    ['drafter', accounts.drafter, own, []],
    ['translator', accounts.translator, other, ['fr', 'de']],
    ['representative', accounts.representative, other, []],
  ]
  await services.store.transaction(async (tx) => {
    for (const [role, userId, organisationId, languages] of roles) {
      const grant = { role, userId, organisationId, languages, letterId: letter.id }
      await grantRole(tx, { ...grant, id: services.newId(), by: accounts.coordinator, at: services.now() })
    }
  })
  return letter
}

async function seedDrafting(services: Services, place: Place): Promise<void> {
  const letter = await seedLetter(services, place, nightTrains, 'One timetable for Europe’s night trains')
  const common = { letter: letter.id, document: nightTrains, translator: place.accounts.translator, reviewer: null }
  await writeVersion(services, {
    ...common,
    language: 'fr',
    confirmed: nightTrainsInFrench,
    drafts: nightTrainsFrenchDraft,
    before: { ntp1: nightTrainsBefore },
  })
  await writeVersion(services, { ...common, language: 'de', confirmed: nightTrainsInGerman })
  await services.reader.refresh(letter.id)
}

const signatories: readonly (SignatoryDisplay & { readonly email: string })[] = [
  {
    class: 'organisation',
    name: 'Open Timetables',
    title: '',
    affiliation: '',
    country: 'FR',
    group: '',
    email: 'office@open-timetables.example.org',
  },
  {
    class: 'organisation',
    name: 'Ärzte lesen',
    title: '',
    affiliation: '',
    country: 'DE',
    group: '',
    email: 'buero@aerzte-lesen.example.org',
  },
  {
    class: 'expert',
    name: 'Hilde de Vries',
    title: 'Librarian',
    affiliation: 'City Library of Ghent',
    country: 'BE',
    group: '',
    email: 'hilde@library.invalid',
  },
]

/** Taken the real way through every stage: two people, a seal, invitations, confirmed signatures. */
async function seedSignOn(services: Services, place: Place): Promise<void> {
  const { accounts } = place
  const { id } = await seedLetter(services, place, libraries, 'A right to lend e-books')
  const both = { translator: accounts.translator, reviewer: accounts.coordinator }
  await writeVersion(services, { letter: id, document: libraries, language: 'fr', confirmed: librariesInFrench, ...both })
  for (const action of ['freeze', 'seal', 'publish'] as const) await decideByTwo(services, { id, action, accounts })
  await services.store.transaction((tx) => changeLetter(tx, id, { stage: 'sign-on', stageSince: services.now() }))
  const letter = await letterOf(services.store.db, id)
  if (letter?.manifest == null) throw new Error('the demonstration could not be sealed')
  for (const { email, ...display } of signatories) await signAs(services, { letter, display, email, manifest: letter.manifest })
  await inviteOnly(services, { letter, display: undecided, email: 'desk@undecided.invalid', token: services.newToken() })
}

const undecided: SignatoryDisplay = { class: 'organisation', name: 'Readers of Europe', title: '', affiliation: '', country: '', group: '' }

interface Decision {
  readonly id: LetterRow['id']
  readonly action: PairAction
  readonly accounts: Accounts
}

async function decideByTwo(services: Services, { id, action, accounts }: Decision): Promise<void> {
  const letter = await letterOf(services.store.db, id)
  if (letter === null) throw new Error('the letter of the demonstration is gone')
  const seal = await preparedFor(services, letter, action)
  if (seal !== null && 'refusal' in seal) throw new Error(`the demonstration cannot ${action}: ${JSON.stringify(seal)}`)
  const at = services.now()
  const request = services.newId()
  const object = objectOf(action, letter, seal)
  const open = { state: 'open' as const, decidedBy: null, decidedAt: null, expiresAt: at + REQUEST_LASTS }
  await insertRequest(services.store.db, { id: request, letterId: id, action, object, by: accounts.coordinator, at, ...open })
  const refusal = await confirmRequest(services, { letter, request, by: accounts.representative })
  if (refusal !== null) throw new Error(`the demonstration cannot ${action}: ${JSON.stringify(refusal)}`)
}

interface Inviting {
  readonly letter: LetterRow
  readonly display: SignatoryDisplay
  readonly email: string
  readonly token: string
}

async function inviteOnly({ store, keys, newId, now }: Services, { letter, display, email, token }: Inviting): Promise<void> {
  const at = now()
  const sealed = keys.seal(email)
  const contact = { contact: sealed.ciphertext, contactKeyId: sealed.keyId, contactIndex: keys.index(email) }
  const invited = { state: 'invited' as const, language: letter.language, inviteTokenHash: hashOfToken(token), invitedAt: at }
  const row = { ...namedSignatory({ letter: letter.id, display, newId, at }), ...invited, ...contact, deskPassedAt: at }
  await store.transaction((tx) => insertSignatory(tx, { ...row, inviteExpiresAt: at + 90 * 24 * 60 * 60 * 1000 }))
}

async function signAs(services: Services, wish: Omit<Inviting, 'token'> & { readonly manifest: Digest }): Promise<void> {
  const { letter, display, manifest } = wish
  const token = services.newToken()
  await inviteOnly(services, { ...wish, token })
  const domain = display.class === 'organisation' ? (wish.email.split('@')[1] ?? '') : ''
  const details = { acronym: '', names: '{}', registerNumber: '', domain }
  const reading = { manifest, language: letter.language, locale: 'en' } as const
  const signed = await signInvited(services, { token, ...reading, display, details, contact: '', agreed: [] })
  if (!signed.ok) throw new Error(`the demonstration cannot sign: ${signed.refusal}`)
  const mail = (await services.outbox.kept()).find(({ text }) => text.includes(`as ${display.name}.`))
  const confirmToken = /\/confirm\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  const confirmed = await confirmSignature(services, { token: confirmToken, locale: 'en' })
  if (!confirmed.ok) throw new Error(`the demonstration cannot confirm: ${confirmed.refusal}`)
  if (confirmed.value.proveToken !== null) await agreeTo(services, confirmed.value.proveToken, `director@${domain}`)
}

/** A second person of the organisation agrees, so that it is listed (rule G73). */
async function agreeTo(services: Services, token: string, mailbox: string): Promise<void> {
  const asked = await askSecond(services, { token, mailbox, locale: 'en' })
  if (!asked.ok) throw new Error(`the demonstration cannot ask a second person: ${asked.refusal}`)
  const mail = (await services.outbox.kept()).find(({ to }) => to === mailbox)
  const vouching = /\/vouch\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  if ((await answerVouching(services, { token: vouching, answer: 'agree' })) === null)
    throw new Error('the demonstration has nobody to agree')
}
