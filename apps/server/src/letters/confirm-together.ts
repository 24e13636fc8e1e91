import { accept, type Digest, type Language, type LetterId, type Outcome, refuse, type SignatoryDisplay } from '@undersigned/letter'
import { type ConfirmRefusal, confirm, hashOfToken, type Salt, type Standing, type TokenHash } from '@undersigned/signatures'
import {
  appendLoggedEvents,
  confirmMany,
  type LetterRow,
  letterOf,
  namesOfNote,
  type SignatoryRow,
  signatoriesConfirmed,
  signatoriesToConfirm,
  signatoryByToken,
  standingOf,
  type Transacting,
  wantNewsAgain,
} from '@undersigned/storage'
import { InGroups } from '../in-groups.ts'
import { receiptsOf } from '../log/letter-log.ts'
import { openingWritten } from '../log/opening-of.ts'
import type { Services } from '../services.ts'
import { agreedByAll } from './consents.ts'
import { namesIn } from './names-of.ts'
import { type Confirmed, confirmRow, isLate, signatureFrom, WITHDRAW_LASTS } from './signing.ts'
import { mailAllSigned } from './signing-mails.ts'

interface Asked {
  readonly token: string
  readonly locale: string
}

type Answer = Outcome<Confirmed, ConfirmRefusal>

const groups = new WeakMap<Services, InGroups<Asked, Answer>>()

/** Confirms by the token from the mail (rules G12, G168). Resolves once it would survive the loss of this process. */
export function confirmTogether(services: Services, asked: Asked): Promise<Answer> {
  const group = groups.get(services) ?? groupOf(services)
  groups.set(services, group)
  return group.ask(asked)
}

const groupOf = (services: Services): InGroups<Asked, Answer> =>
  new InGroups({
    together: (group) => confirmGroup(services, group),
    alone: (asked) => services.store.transaction((tx) => confirmAlone(services, tx, asked)),
    onTrouble: (error, group) => services.log.warn({ error: String(error), group }, 'a group of confirmations is tried one by one'),
    after: () => services.outbox.wake(),
  })

async function confirmAlone(services: Services, tx: Transacting, { token, locale }: Asked): Promise<Answer> {
  const row = await signatoryByToken(tx, 'confirmTokenHash', hashOfToken(token))
  return row === null ? refuse('link-unknown') : confirmRow(services, tx, { row, token: hashOfToken(token), locale })
}

const confirmGroup = (services: Services, group: readonly Asked[]): Promise<readonly Answer[]> =>
  services.store.transaction(async (tx) => {
    const plain = await plainOnes(services, tx, group)
    const written = await writePlain(services, tx, [...plain.values()])
    const answers: Answer[] = []
    for (const asked of group) answers.push(written.get(asked) ?? (await confirmAlone(services, tx, asked)))
    return answers
  })

/** A signature of one person for whom nothing stands in the way, decided like any other, and not written yet. */
interface Plain {
  readonly asked: Asked
  readonly row: SignatoryRow
  readonly letter: LetterRow
  readonly manifest: Digest
  readonly language: Language
  readonly display: SignatoryDisplay
  readonly confirmedAt: number
  readonly salt: Salt
  readonly withdrawToken: string
}

/** Those of a group that need nothing asked about them alone; the others take the long way, after these. */
async function plainOnes(services: Services, tx: Transacting, group: readonly Asked[]): Promise<ReadonlyMap<Asked, Plain>> {
  const rows = await signatoriesToConfirm(tx, [...new Set(group.map(({ token }) => hashOfToken(token)))])
  const letters = await lettersOf(tx, [...rows.values()])
  const plain = new Map<Asked, Plain>()
  const now = services.now()
  const taken = new Set<string>()
  for (const asked of group) {
    const token = hashOfToken(asked.token)
    const row = rows.get(token)
    const found = row === undefined ? undefined : letters.get(row.letterId)
    if (row === undefined || found === undefined || !isPlain(row, found) || taken.has(row.signatory ?? row.id)) continue
    const decided = decide(services, { asked, row, token, found, now })
    if (decided === null) continue
    taken.add(row.signatory ?? row.id)
    plain.set(asked, decided)
  }
  return plain
}

interface Found {
  readonly letter: LetterRow
  readonly standing: Standing
  /** Signatories who have confirmed before. */
  readonly confirmed: ReadonlySet<string>
  /** Names of public note. */
  readonly noted: ReadonlySet<string>
}

async function lettersOf(tx: Transacting, rows: readonly SignatoryRow[]): Promise<ReadonlyMap<LetterId, Found>> {
  const found = new Map<LetterId, Found>()
  for (const [id, own] of Map.groupBy(rows, ({ letterId }) => letterId)) {
    const letter = await letterOf(tx, id)
    if (letter === null || letter.manifest === null) continue
    const among = own.flatMap(({ signatory }) => signatory ?? [])
    found.set(id, {
      letter,
      standing: await standingOf(tx, letter),
      confirmed: await signatoriesConfirmed(tx, { letter: id, manifest: letter.manifest, among }),
      noted: await namesOfNote(tx, letter.coalitionId, [...new Set(own.map(({ nameKey }) => nameKey).filter((key) => key !== ''))]),
    })
  }
  return found
}

const isPlain = (row: SignatoryRow, { letter, confirmed, noted }: Found): boolean =>
  row.class === 'individual' &&
  row.state === 'pending' &&
  row.manifest === letter.manifest &&
  row.heldFor === null &&
  letter.listingPausedAt === null &&
  row.signatory !== null &&
  !confirmed.has(row.signatory) &&
  (row.deskPassedAt !== null || !noted.has(row.nameKey))

interface Deciding {
  readonly asked: Asked
  readonly row: SignatoryRow
  readonly token: TokenHash
  readonly found: Found
  readonly now: number
}

function decide({ newSalt, newToken }: Services, { asked, row, token, found: { letter, standing }, now }: Deciding): Plain | null {
  const signature = signatureFrom(row)
  if (signature === null) return null
  const confirmed = confirm(signature, { standing, token, now, existing: [], successions: [] })
  if (!confirmed.ok) return null
  const { display, manifest, language, confirmedAt } = confirmed.value
  return { asked, row, letter, manifest, language, display, confirmedAt, salt: newSalt(), withdrawToken: newToken() }
}

/** Rows, entries in the log, receipts, checkpoint and mails: each of them for all at once. */
async function writePlain(services: Services, tx: Transacting, plain: readonly Plain[]): Promise<ReadonlyMap<Asked, Answer>> {
  const answers = new Map<Asked, Answer>()
  for (const [id, own] of Map.groupBy(plain, ({ letter }) => letter.id)) {
    await writeRows(tx, own)
    await wantNewsAgain(
      tx,
      own.map(({ row }) => row.id),
    )
    const events = own.map(eventOf)
    const first = await appendLoggedEvents(tx, id, events)
    const entries = events.map((event, at) => ({ index: first + at, opening: openingWritten(event) }))
    const receipts = await receiptsOf(services.keys, tx, { letter: id, size: first + events.length, entries })
    const agreed = Map.groupBy(
      await agreedByAll(
        tx,
        own.map(({ row }) => row.id),
      ),
      ({ signature }) => signature,
    )
    const signed = own.map((each, at) => ({
      ...each,
      locale: each.asked.locale,
      receipt: receipts[at] ?? '',
      agreed: agreed.get(each.row.id) ?? [],
    }))
    await mailAllSigned(services, tx, signed)
    for (const each of signed) answers.set(each.asked, answered(each))
  }
  return answers
}

async function writeRows(tx: Transacting, plain: readonly Plain[]): Promise<void> {
  for (const [at, own] of Map.groupBy(plain, ({ confirmedAt }) => confirmedAt)) {
    const [one] = own
    if (one === undefined) continue
    const rows = own.map(({ row, salt, withdrawToken }) => ({ id: row.id, salt, withdrawTokenHash: hashOfToken(withdrawToken) }))
    await confirmMany(tx, { at, lateAt: isLate(one.letter, at) ? at : null, withdrawExpiresAt: at + WITHDRAW_LASTS, rows })
  }
}

const eventOf = ({ row, letter, manifest, language, display, confirmedAt, salt }: Plain) => ({
  payload: {
    kind: 'signature' as const,
    manifest,
    language,
    signature: row.id,
    display,
    signatory: String(row.id),
    ...(Object.keys(namesIn(row)).length === 0 ? {} : { names: namesIn(row) }),
    ...(isLate(letter, confirmedAt) ? { late: new Date(confirmedAt).toISOString() } : {}),
  },
  salt,
  actor: `signatory:${row.id}`,
  at: confirmedAt,
})

function answered({ row, letter, confirmedAt, receipt, agreed }: Plain & Pick<Confirmed, 'receipt' | 'agreed'>): Answer {
  const after = { ...row, state: 'confirmed' as const, confirmedAt, listedAt: confirmedAt }
  return accept({ row: after, letter, receipt, agreed, listing: { listed: true }, proveToken: null })
}
