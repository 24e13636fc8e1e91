import { compareNumbers } from './numbers/compare.ts'
import type { Figure } from './numbers/figures.ts'
import { type Check, type Complaint, sourcePlace, targetPlace } from './side.ts'

/** Both texts state the same numbers, by value and as each language writes them (rule T63). */
export const numbers: Check = ({ source, target }) => {
  const { missing, extra, months } = compareNumbers(source.numbers(), target.numbers())
  const changed = missing.length === 1 && extra.length === 1 ? change(missing[0], extra[0]) : []
  const figures = changed.length > 0 ? changed : [...missing.map(missed), ...extra.map(added)]
  const named = months.map(
    ([from, to]): Complaint => ({
      reason: 'month-changed',
      values: { source: source.text.slice(from.from, from.to), target: target.text.slice(to.from, to.to) },
      place: targetPlace(to.from, to.to),
    }),
  )
  return [...figures, ...named]
}

function change(missing: Figure | undefined, extra: Figure | undefined): readonly Complaint[] {
  if (missing === undefined || extra === undefined) return []
  return [{ reason: 'number-changed', values: { source: missing.text, target: extra.text }, place: targetPlace(extra.from, extra.to) }]
}

const missed = ({ text, from, to }: Figure): Complaint => ({
  reason: 'number-missing',
  values: { number: text },
  place: sourcePlace(from, to),
})
const added = ({ text, from, to }: Figure): Complaint => ({
  reason: 'number-extra',
  values: { number: text },
  place: targetPlace(from, to),
})
