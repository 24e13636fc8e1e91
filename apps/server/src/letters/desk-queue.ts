import type { DeskKind } from '@undersigned/api'
import { passesDesk, type SignatureId, signatureId } from '@undersigned/signatures'
import {
  confirmedUnder,
  type Db,
  type DeskDecisionRow,
  type DeskReportRow,
  deskDecisionsAbout,
  deskDecisionsOf,
  type LetterRow,
  openReportsOf,
  type SignatoryRow,
} from '@undersigned/storage'
import type { Services } from '../services.ts'
import { type AlikePair, alikePairs } from './desk-alike.ts'

/** One thing on the desk that a person has to decide (rule G113). */
export interface DeskItem {
  readonly key: string
  readonly kind: DeskKind
  readonly since: number
  readonly why: readonly string[]
  /** Of two that may be one, the later. */
  readonly signature: SignatoryRow | null
  readonly other: SignatoryRow | null
  readonly report: DeskReportRow | null
  /** What was asked of the signatory last, or why they were refused: what came back stands with it. */
  readonly asked: DeskDecisionRow | null
}

/** Everything that stands on a letter's desk, with what was decided before, the newest first. */
export interface Desk {
  readonly items: readonly DeskItem[]
  readonly rows: ReadonlyMap<SignatureId, SignatoryRow>
  readonly decisions: readonly DeskDecisionRow[]
  /** How many wait for nothing but the end of a pause. */
  readonly waiting: number
}

export async function deskOf(services: Pick<Services, 'keys'>, db: Db, letter: LetterRow): Promise<Desk> {
  const decisions = await deskDecisionsOf(db, letter.id)
  if (letter.manifest === null) return { items: [], rows: new Map(), decisions, waiting: 0 }
  const all = await confirmedUnder(db, letter.id, letter.manifest).selectAll().orderBy('confirmedAt').orderBy('id').execute()
  const known = { rows: byId(all), decisions, reports: await openReportsOf(db, letter.id) }
  const items = await itemsAmong(services, known)
  const { rows, last } = standingIn(known)
  const isWaiting = (row: SignatoryRow): boolean => row.listedAt === null && !isHeld(row, { rows, last }) && row.heldFor === null
  return { items: items.toSorted(byUrgency), rows, decisions, waiting: letter.listingPausedAt === null ? 0 : all.filter(isWaiting).length }
}

/** One thing on a letter's desk, as `deskOf` has it: of the others nothing is read, so that a decision costs the same on a long list. */
export async function deskItemOf(services: Pick<Services, 'keys'>, db: Db, letter: LetterRow, key: string): Promise<DeskItem | null> {
  if (letter.manifest === null) return null
  const [kind, ...named] = key.split(':')
  const reports = kind === 'report' ? (await openReportsOf(db, letter.id)).filter(({ id }) => named.includes(id)) : []
  const ids = kind === 'report' ? reports.flatMap(({ signature }) => signature ?? []) : named.map(signatureId)
  const found = confirmedUnder(db, letter.id, letter.manifest).where('id', 'in', ids).selectAll().orderBy('confirmedAt').orderBy('id')
  const rows = byId(ids.length === 0 ? [] : await found.execute())
  const decisions = await deskDecisionsAbout(db, letter.id, [...rows.keys()])
  return (await itemsAmong(services, { rows, decisions, reports })).find((item) => item.key === key) ?? null
}

interface Known {
  readonly rows: Desk['rows']
  readonly decisions: readonly DeskDecisionRow[]
  readonly reports: readonly DeskReportRow[]
}

const byId = (rows: readonly SignatoryRow[]): Desk['rows'] => new Map(rows.map((row) => [row.id, row]))

const standingIn = ({ rows, decisions }: Known): Standing => ({ rows, last: lastDecisions(decisions) })

/** What of this stands on the desk: each of them by what is known of its own signatures alone. */
async function itemsAmong(services: Pick<Services, 'keys'>, known: Known): Promise<readonly DeskItem[]> {
  const standing = standingIn(known)
  return [
    ...[...known.rows.values()].filter((row) => isHeld(row, standing)).map((row) => heldItem(row, standing)),
    ...(await alikeItems(services, { ...standing, decisions: known.decisions })),
    ...known.reports.map((report) => reportItem(report, standing)),
  ]
}

interface Standing {
  readonly rows: Desk['rows']
  /** What was decided last about each signature and not taken back. */
  readonly last: ReadonlyMap<SignatureId, DeskDecisionRow>
}

/** Decisions come the newest first. */
function lastDecisions(decisions: readonly DeskDecisionRow[]): Standing['last'] {
  const about = decisions.filter(({ verdict, undoneAt }) => undoneAt === null && ['accept', 'refuse', 'ask'].includes(verdict))
  return new Map(about.toReversed().flatMap((each) => (each.signature === null ? [] : [[each.signature, each]])))
}

/** Held, or of a class that passes the desk; one that was refused comes back with the answer of who signed. */
function isHeld(row: SignatoryRow, { last }: Standing): boolean {
  if (row.listedAt !== null) return false
  if (row.heldFor === 'refused') return last.get(row.id)?.verdict === 'refuse' && last.get(row.id)?.answeredAt !== null
  return row.heldFor !== null || (passesDesk(row.class) && row.deskPassedAt === null)
}

function heldItem(row: SignatoryRow, { last }: Standing): DeskItem {
  const asked = askedOf(last.get(row.id))
  const since = asked?.answeredAt ?? row.confirmedAt ?? row.createdAt
  const nothing = { other: null, report: null }
  return { key: `held:${row.id}`, kind: 'held', since, why: [row.heldFor ?? row.class], signature: row, ...nothing, asked }
}

const askedOf = (decision: DeskDecisionRow | undefined): DeskDecisionRow | null =>
  decision === undefined || decision.verdict === 'accept' ? null : decision

interface Pairing extends Standing {
  readonly decisions: readonly DeskDecisionRow[]
}

async function alikeItems(services: Pick<Services, 'keys'>, { rows, last, decisions }: Pairing): Promise<readonly DeskItem[]> {
  const different = new Set(decisions.filter(({ verdict, undoneAt }) => verdict === 'different' && undoneAt === null).map(pairOf))
  const present = [...rows.values()].filter(({ heldFor }) => heldFor !== 'refused')
  const items: DeskItem[] = []
  for (const pair of await alikePairs(services, present)) {
    if (different.has(pairOf({ signature: pair.later.id, other: pair.earlier.id }))) continue
    items.push(alikeItem(pair, last))
    if (items.length === MOST_PAIRS) break
  }
  return items
}

/** Many that are all alike make more pairs than anybody looks at; the others follow as these are decided. */
const MOST_PAIRS = 300

/** Two are the same two in whichever order. */
const pairOf = ({ signature, other }: Pick<DeskDecisionRow, 'signature' | 'other'>): string =>
  [signature ?? '', other ?? ''].toSorted().join(':')

const alikeItem = ({ earlier, later, reasons }: AlikePair, last: Standing['last']): DeskItem => ({
  key: `alike:${later.id}:${earlier.id}`,
  kind: 'alike',
  since: later.confirmedAt ?? later.createdAt,
  why: reasons,
  signature: later,
  other: earlier,
  report: null,
  asked: askedOf(last.get(later.id)),
})

function reportItem(report: DeskReportRow, { rows, last }: Standing): DeskItem {
  const signature = report.signature === null ? null : (rows.get(report.signature) ?? null)
  const asked = signature === null ? null : askedOf(last.get(signature.id))
  return { key: `report:${report.id}`, kind: 'report', since: report.at, why: [report.kind], signature, other: null, report, asked }
}

/** What stands on a public list and is doubted comes first, what waits for an answer last; the longest waiting first. */
const byUrgency = (one: DeskItem, other: DeskItem): number =>
  urgencyOf(one) - urgencyOf(other) || one.since - other.since || (one.key < other.key ? -1 : 1)

function urgencyOf({ kind, asked }: DeskItem): number {
  if (asked?.verdict === 'ask' && asked.answeredAt === null) return 2
  return kind === 'report' ? 0 : 1
}
