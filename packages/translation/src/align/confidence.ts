import type { Found } from './settle.ts'

/** What tells a sure link from a doubtful one, in the order of `CONFIDENCE`. */
export const SIGNS = ['always', 'posterior', 'score', 'high-score', 'move', 'attach', 'gap', 'group', 'alone-beside'] as const

/** The signs of every link, once the alignment stands. */
export function signsOf(found: readonly Found[], rows: number, columns: number): readonly (readonly number[])[] {
  const taken = { source: new Set(found.flatMap(({ source }) => source)), target: new Set(found.flatMap(({ target }) => target)) }
  const alone = (members: readonly number[], side: ReadonlySet<number>, count: number): number =>
    [Math.min(...members) - 1, Math.max(...members) + 1].filter((at) => at >= 0 && at < count && !side.has(at)).length
  return found.map(({ source, target, score, posterior, by }) => [
    1,
    by === 'move' || by === 'gap' ? 0 : Math.max(-6, Math.min(7, logOdds(posterior))),
    Math.max(-8, Math.min(score, 2)),
    Math.max(0, Math.min(score - 2, 8)),
    by === 'move' ? 1 : 0,
    by === 'attach' ? 1 : 0,
    by === 'gap' ? 1 : 0,
    source.length + target.length > 2 ? 1 : 0,
    alone(source, taken.source, rows) + alone(target, taken.target, columns),
  ])
}

const logOdds = (likely: number): number => Math.log((likely + 1e-6) / (1 - likely + 1e-6))

/** How likely each link is right. */
export function confidences(signs: readonly (readonly number[])[], weights: readonly number[]): number[] {
  return signs.map((values) => 1 / (1 + Math.exp(-values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0))))
}
