import type { Inline, UnitId } from '@undersigned/letter'
import { normaliseInline } from '@undersigned/letter'
import type { Review, Row } from '@undersigned/translation'
import type { Part } from './steps.ts'

/** Two texts side by side, word for word and not by digest. */
const pairing = (unit: UnitId, source: readonly Inline[], target: readonly Inline[]): string =>
  JSON.stringify([unit, normaliseInline(source), normaliseInline(target)])

const pairingOf = ({ unit, target }: Row): string => pairing(unit.id, unit.content, target)

/** What people really did, kept beside the documents. */
export class Records {
  readonly reviews: Record<Part, Review[]> = { original: [], faithful: [], free: [] }
  /** Characters typed into the free version, those somebody took away, and how often an offer carried each. */
  readonly typed = new Set<string>()
  readonly erased = new Set<string>()
  readonly carried = new Map<string, number>()
  /** Characters of paragraphs whose words were changed: what a translation of them holds is open. */
  readonly touched = new Set<string>()
  private readonly accepted: Record<Part, Set<string>> = { original: new Set(), faithful: new Set(), free: new Set() }
  private readonly confirmed: Record<Part, Set<string>> = { original: new Set(), faithful: new Set(), free: new Set() }
  private clock = 0

  now(): number {
    this.clock += 1
    return this.clock
  }

  confirms(part: Part, row: Row): void {
    this.confirmed[part].add(pairingOf(row))
  }

  /** By accepting, somebody says it of the words that were confirmed then, whether or not they still stand there. */
  confirmsWords(part: Part, unit: UnitId, { source, target }: { readonly source: string; readonly target: readonly Inline[] }): void {
    this.confirmed[part].add(pairing(unit, [{ type: 'text', text: source, marks: {} }], target))
  }

  reviewed(part: Part, row: Row, review: Review): void {
    this.reviews[part].push(review)
    if (review.verdict === 'accepted') this.accepted[part].add(pairingOf(row))
    else this.accepted[part].delete(pairingOf(row))
  }

  /** States that nobody's act on exactly these texts bears out. */
  falselySaid(part: Part, rows: readonly Row[]): readonly string[] {
    return rows.flatMap((row) => {
      const isFalse =
        (row.state === 'reviewed' && !this.accepted[part].has(pairingOf(row))) ||
        (row.state === 'translated' && !this.confirmed[part].has(pairingOf(row)))
      return isFalse ? [`${part} ${row.unit.id} ${row.state}`] : []
    })
  }
}

/** How often each character stands in some texts. */
export function counted(...texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) for (const char of text) if (/\p{Script=Han}/u.test(char)) counts.set(char, (counts.get(char) ?? 0) + 1)
  return counts
}

/** Characters of paragraphs of which an act changed a part of the words, not of those that came, went or moved as a whole. */
export function changedWords(before: readonly string[], after: readonly string[]): readonly string[] {
  const partly = (paragraphs: readonly string[], known: ReadonlyMap<string, number>) =>
    paragraphs.flatMap((words) => {
      const chars = [...words]
      const strange = chars.filter((char) => !known.has(char) && /\p{Script=Han}/u.test(char))
      return strange.length > 0 && strange.length < chars.filter((char) => /\p{Script=Han}/u.test(char)).length ? chars : []
    })
  return [...partly(after, counted(...before)), ...partly(before, counted(...after))]
}
