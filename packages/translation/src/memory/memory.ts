import type { Inline, Language } from '@undersigned/letter'

/** Where a remembered translation comes from: a unit of a letter, or a file that was brought in. */
interface Provenance {
  readonly letter: string | null
  readonly unit: string | null
  /** The account that reviewed it, or the name a file gave. */
  readonly by: string
  readonly at: number
}

/** A source and its translation as somebody reviewed it (rule T90). */
export interface Remembered extends Provenance {
  readonly id: string
  readonly source: readonly Inline[]
  readonly target: readonly Inline[]
  /** Digests of the words of the units beside it, empty at the ends and where nothing is known (rule T91). */
  readonly before: string
  readonly after: string
}

/** The languages a memory is asked in: translations never answer in another direction. */
export interface Direction {
  readonly from: Language
  readonly to: Language
}

export interface Sought extends Direction {
  readonly text: string
}

/** A translation on its way into the memory, or out of it. */
export interface Entry extends Direction, Omit<Remembered, 'id'> {}

export interface KeptEntry extends Entry {
  readonly id: string
}

/** What one coalition remembers. One implementation for both databases, the same answers (rules T90, T93). */
export interface MemoryIndex {
  /** Everything with exactly these words, and the likeliest others; the scoring says how near they are. */
  candidates(sought: Sought): Promise<readonly Remembered[]>
  /** Takes these in: of one unit of a letter, or of the same two texts from outside, only the newest stays. */
  keep(entries: readonly Entry[]): Promise<void>
  /** Everything, page by page in the order of the ids; `after` is the last id of the page before, empty for the first. */
  page(asked: { readonly after: string; readonly limit: number }): Promise<readonly KeptEntry[]>
  /** Forgets one entry, all of a letter's, or what was taken in of one unit; how many there were. */
  forget(what: Forgetting): Promise<number>
}

export type Forgetting =
  | { readonly id: string }
  | { readonly letter: string }
  | { readonly letter: string; readonly unit: string; readonly to: Language }
