import { digestOfUnit, type Inline, plainText, type UnitId } from '@undersigned/letter'
import type { JoinOffer, Offer, SplitOffer } from '../offers.ts'
import type { Orphan, Row } from '../pair.ts'
import { sourceTextOf } from '../unit.ts'
import type { Confirmation } from '../version.ts'
import { bagOf, shared } from './bag.ts'

/** What accepting an offer writes: words and confirmations, all at once. */
export interface Acceptance {
  readonly units: readonly (readonly [UnitId, readonly Inline[]])[]
  readonly confirmed: readonly (readonly [UnitId, Confirmation])[]
}

interface Accepting {
  readonly rows: readonly Row[]
  readonly orphans: readonly Orphan[]
  /** The account that accepts, and when. */
  readonly by: string
  readonly at: number
}

/**
 * What a cut or a join writes when somebody accepts it (rule T32). What was confirmed is cut or joined with the words: where the
 * original's words are the same as then, the parts are translated; where they are not, each is stale against its own part of them.
 * What nobody confirmed stays so, and nothing becomes reviewed.
 */
export const acceptanceOf = (offer: Offer, accepting: Accepting): Acceptance =>
  offer.kind === 'split' ? cut(offer, accepting) : join(offer, accepting)

function cut(offer: SplitOffer, { rows, orphans, by, at }: Accepting): Acceptance {
  const half = rows.find(({ unit }) => unit.id === offer.unit)
  const whole = rows.find(({ unit }) => unit.id === offer.from) ?? orphans.find(({ id }) => id === offer.from)
  const units = [[offer.from, offer.first] as const, [offer.unit, offer.second] as const]
  const confirmation = whole?.confirmation ?? null
  if (half === undefined || confirmation === null) return { units, confirmed: [] }
  const kept = isAsConfirmed(whole, confirmation)
  const [first, second] = recordedCut(confirmation.sourceText, plainText(offer.before), sourceTextOf(half.unit))
  const record = (said: string, source: readonly Inline[], target: readonly Inline[]): Confirmation => ({
    ...confirmation,
    ...recordedAs(said, source),
    ...(kept ? { targetDigest: digestOfUnit(target), by, at } : {}),
  })
  return {
    units,
    confirmed: [
      [offer.from, record(first, offer.before, offer.first)],
      [offer.unit, record(second, half.unit.content, offer.second)],
    ],
  }
}

function join(offer: JoinOffer, { rows, orphans, by, at }: Accepting): Acceptance {
  const row = rows.find(({ unit }) => unit.id === offer.unit)
  const orphan = orphans.find(({ id }) => id === offer.orphan)
  const units = [[offer.unit, offer.content] as const, [offer.orphan, []] as const]
  const said = orphan?.confirmation ?? null
  const isEmpty = row?.state === 'missing'
  const own = isEmpty ? said : (row?.confirmation ?? null)
  if (row === undefined || said === null || own === null) return { units, confirmed: [] }
  const kept = isAsConfirmed(orphan, said) && (isEmpty || isAsConfirmed(row, own))
  const [first, second] = offer.orphanFirst ? [said, own] : [own, said]
  const text = isEmpty ? said.sourceText : `${first.sourceText.trimEnd()} ${second.sourceText.trimStart()}`
  const record: Confirmation = {
    ...own,
    ...recordedAs(text, row.unit.content),
    ...(kept ? { targetDigest: digestOfUnit(offer.content), by, at } : {}),
  }
  return { units, confirmed: [[offer.unit, record]] }
}

/** Whether the words that stand there are the ones that were confirmed. */
const isAsConfirmed = (holder: Row | Orphan | undefined, { targetDigest }: Confirmation): boolean =>
  holder !== undefined && ('targetDigest' in holder ? holder.targetDigest : digestOfUnit(holder.content)) === targetDigest

/** What is recorded of a part: the original as it stands where it still says the same words, else what it said then. */
function recordedAs(said: string, source: readonly Inline[]): Pick<Confirmation, 'sourceDigest' | 'sourceText'> {
  const now = plainText(source)
  if (spoken(said) === spoken(now)) return { sourceDigest: digestOfUnit(source), sourceText: now }
  const text = said.trim()
  return { sourceDigest: digestOfUnit([{ type: 'text', text, marks: {} }]), sourceText: text }
}

const spoken = (text: string): string => text.replace(/\s+/gu, '')

/** A recorded source in two, where its words change from those of the first part to those of the second. */
function recordedCut(said: string, first: string, second: string): readonly [string, string] {
  const exact = said.lastIndexOf(second.trim())
  if (second.trim() !== '' && exact !== -1 && said.slice(exact + second.trim().length).trim() === '')
    return [said.slice(0, exact), said.slice(exact)]
  const [before, behind] = [bagOf(first), bagOf(second)]
  const places = [0, ...Array.from(said.matchAll(/\s+/gu), ({ index, 0: space }) => index + space.length), said.length]
  const agreement = (at: number): number => shared(bagOf(said.slice(0, at)), before) + shared(bagOf(said.slice(at)), behind)
  const best = places.reduce((one, other) => (agreement(other) > agreement(one) ? other : one))
  return [said.slice(0, best), said.slice(best)]
}
