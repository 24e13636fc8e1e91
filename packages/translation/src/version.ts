import type { Inline, Language, UnitDigest, UnitId, WordsDigest } from '@undersigned/letter'

/** Where the words that were confirmed came from (D9). */
export type Origin = 'human' | 'memory' | `machine:${string}` | 'import'

/** What a translator said of one unit: "these words say what that original says" (D9). */
export interface Confirmation {
  readonly sourceDigest: UnitDigest
  readonly sourceText: string
  /** Of the source's words alone; absent in what was confirmed before it was kept (rule T25). */
  readonly sourceWordsDigest?: WordsDigest
  /** The source's links, notes and open places, as `recordOf` writes them; absent like the digest. */
  readonly sourceAttached?: string
  readonly targetDigest: UnitDigest
  readonly origin: Origin
  /** The account that confirmed. */
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** A language version as its room's document holds it. */
export interface VersionContent {
  readonly units: ReadonlyMap<UnitId, readonly Inline[]>
  readonly confirmed: ReadonlyMap<UnitId, Confirmation>
}

export type Verdict = 'accepted' | 'rejected'

/** What a reviewer said of one pair of texts; a row of the server, never part of the room's document (D9). */
export interface Review {
  readonly unit: UnitId
  readonly language: Language
  readonly sourceDigest: UnitDigest
  readonly targetDigest: UnitDigest
  readonly verdict: Verdict
  /** Empty unless rejected. */
  readonly reason: string
  readonly by: string
  readonly at: number
}
