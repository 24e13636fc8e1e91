import type { Concept } from './glossary-section.tsx'

type Term = Concept['variants'][number]

/** A term in a form, known by a number of its own wherever it stands among the others. */
export interface TermLine extends Term {
  readonly line: number
}

const nextLine = (lines: readonly TermLine[]): number => Math.max(0, ...lines.map(({ line }) => line)) + 1

export const linesOf = (terms: readonly Term[]): readonly TermLine[] => terms.map((term, at) => ({ ...term, line: at + 1 }))

export const withLine = (lines: readonly TermLine[], term: Term): readonly TermLine[] => [...lines, { ...term, line: nextLine(lines) }]

export const changed = (lines: readonly TermLine[], line: number, change: Partial<Term>): readonly TermLine[] =>
  lines.map((each) => (each.line === line ? { ...each, ...change } : each))

/** The lines without one of them, and the line to go on from: the one that took its place, or the last (rule T173). */
export function without(lines: readonly TermLine[], line: number): { readonly lines: readonly TermLine[]; readonly next: number | null } {
  const at = lines.findIndex((each) => each.line === line)
  const left = lines.filter((each) => each.line !== line)
  return { lines: left, next: (left[at] ?? left.at(-1))?.line ?? null }
}

/** What is saved: the terms alone, in their order. */
export const termsIn = (lines: readonly TermLine[]): Term[] =>
  lines.map(({ language, text, status, note }) => ({ language, text, status, note }))
