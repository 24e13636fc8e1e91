import { accept, type Digest, type LetterId, type Outcome } from '@undersigned/letter'
import { hashOfToken, type SignRefusal, type Standing, sign, signatureId, sortKeyOf } from '@undersigned/signatures'
import {
  giveConsents,
  insertSignatories,
  type LetterRow,
  letterOf,
  mailboxesKnown,
  type SignatoryRow,
  signatoriesConfirmed,
  standingOf,
  type Transacting,
} from '@undersigned/storage'
import { InGroups } from '../in-groups.ts'
import { indexOf } from '../rotation/kept.ts'
import type { Services } from '../services.ts'
import { namedSignatory } from './new-letter.ts'
import { placeOf } from './one-organisation.ts'
import { CONFIRM_LASTS } from './signing.ts'
import { handleOf, newCode } from './signing-code.ts'
import { mailAllToConfirm } from './signing-mails.ts'
import { asSigned, type PublicSigning, publicClasses, type Taking, take } from './signing-public.ts'

type Answer = Outcome<null, SignRefusal>

const groups = new WeakMap<Services, InGroups<PublicSigning, Answer>>()

/** What is said to whoever signed, the same whether or not a mail went: a handle for the page that takes the code (rule G99). */
interface Taken {
  readonly handle: string
}

/** Takes a signature from the letter's page, with those of others who sign meanwhile, to be confirmed by mail; one pending mail per address a day (rules G11, G12, G99, G100, G168). */
export async function signPublic(services: Services, signing: PublicSigning): Promise<Outcome<Taken, SignRefusal>> {
  const { keys, now } = services
  const group = groups.get(services) ?? groupOf(services)
  groups.set(services, group)
  const outcome = await group.ask(signing)
  if (!outcome.ok && outcome.refusal !== 'already-signed') return outcome
  return accept({ handle: handleOf(keys, { letter: signing.letter.id, address: signing.email, until: now() + CONFIRM_LASTS }) })
}

const groupOf = (services: Services): InGroups<PublicSigning, Answer> =>
  new InGroups({
    together: (group) => services.store.transaction((tx) => signGroup(services, tx, group)),
    alone: (signing) => services.store.transaction(async (tx) => take(services, tx, await indexed(services, tx, signing))),
    onTrouble: (error, group) => services.log.warn({ error: String(error), group }, 'a group of signatures is tried one by one'),
    after: () => services.outbox.wake(),
  })

const indexed = async ({ keys }: Services, tx: Transacting, signing: PublicSigning): Promise<Taking> => ({
  ...signing,
  index: await indexOf(keys, tx, signing.email),
})

async function signGroup(services: Services, tx: Transacting, group: readonly PublicSigning[]): Promise<readonly Answer[]> {
  const all: Taking[] = []
  for (const signing of group) all.push(await indexed(services, tx, signing))
  const plain = await plainOnes(services, tx, all)
  await writePlain(services, tx, [...plain.values()])
  const answers: Answer[] = []
  for (const taking of all) answers.push(plain.has(taking) ? accept(null) : await take(services, tx, taking))
  return answers
}

/** A person whose mailbox signs for the first time, decided like anybody, and not written yet. */
interface Plain {
  readonly taking: Taking
  readonly letter: LetterRow
  readonly manifest: Digest
  readonly row: Omit<SignatoryRow, 'position'>
  readonly confirmToken: string
  readonly code: string
  readonly at: number
}

/** Those of a group that need nothing asked about them alone; the others take the long way, after these. */
async function plainOnes(services: Services, tx: Transacting, all: readonly Taking[]): Promise<ReadonlyMap<Taking, Plain>> {
  const people = all.filter(({ display, contact }) => display.class === 'individual' && contact === '')
  const known = new Set(await mailboxesKnown(tx, indexesOf(people)))
  const letters = await lettersOf(tx, people)
  const plain = new Map<Taking, Plain>()
  for (const taking of people) {
    const found = letters.get(taking.letter.id)
    if (found === undefined || known.has(taking.index) || found.confirmed.has(taking.index)) continue
    const decided = await decide(services, tx, { taking, found })
    if (decided === null) continue
    known.add(taking.index)
    plain.set(taking, decided)
  }
  return plain
}

const indexesOf = (all: readonly Taking[]): readonly string[] => [...new Set(all.map(({ index }) => index))]

interface Found {
  readonly letter: LetterRow
  readonly standing: Standing
  /** Mailboxes of which nothing but a signature is left. */
  readonly confirmed: ReadonlySet<string>
}

async function lettersOf(tx: Transacting, all: readonly Taking[]): Promise<ReadonlyMap<LetterId, Found>> {
  const found = new Map<LetterId, Found>()
  for (const [id, own] of Map.groupBy(all, ({ letter }) => letter.id)) {
    const letter = await letterOf(tx, id)
    if (letter === null || letter.manifest === null || !publicClasses(letter).includes('individual')) continue
    const confirmed = await signatoriesConfirmed(tx, { letter: id, manifest: letter.manifest, among: indexesOf(own) })
    found.set(id, { letter, standing: await standingOf(tx, letter), confirmed })
  }
  return found
}

interface Deciding {
  readonly taking: Taking
  readonly found: Found
}

async function decide(services: Services, tx: Transacting, { taking, found: { letter, standing } }: Deciding): Promise<Plain | null> {
  const { display, index, language } = taking
  if (letter.manifest === null || taking.manifest !== letter.manifest) return null
  const [id, confirmToken, code, at] = [signatureId(services.newId()), services.newToken(), newCode(), services.now()]
  const named = { id, signatory: index, display, organisation: null, manifest: letter.manifest, language }
  const mailed = { token: hashOfToken(confirmToken), expiresAt: at + CONFIRM_LASTS, invited: false }
  if (!sign({ ...named, ...mailed }, { standing, existing: [], successions: [], now: at }).ok) return null
  const row = {
    ...namedSignatory({ letter: letter.id, display, newId: services.newId, at }),
    ...(await placeOf(tx, { letter, display, organisationId: null })),
    ...asSigned(services, taking, { confirmToken, code, id, at }),
    id,
    sortKey: sortKeyOf({ display }, letter.language),
  }
  return { taking, letter, manifest: letter.manifest, row, confirmToken, code, at }
}

/** Rows, what was agreed to, and mails: each of them for all at once. */
async function writePlain(services: Services, tx: Transacting, plain: readonly Plain[]): Promise<void> {
  for (const [letter, own] of Map.groupBy(plain, ({ row }) => row.letterId)) {
    await insertSignatories(
      tx,
      letter,
      own.map(({ row }) => row),
    )
  }
  await giveConsents(tx, plain.flatMap(consentsIn(services)))
  await mailAllToConfirm(services, tx, plain.map(mailedTo))
}

const consentsIn =
  ({ newId }: Services) =>
  ({ taking, row, at }: Plain) =>
    taking.agreed.map((offer) => ({ letter: row.letterId, signature: row.id, at, newId, offer }))

const mailedTo = ({ taking, letter, manifest, row, confirmToken, code, at }: Plain) => ({
  row: { ...row, position: 0 },
  letter,
  locale: taking.locale,
  confirmToken,
  code,
  display: taking.display,
  manifest,
  expiresAt: at + CONFIRM_LASTS,
})
