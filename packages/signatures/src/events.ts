import { canonicalJson, type Digest, type Language, type SignatoryDisplay } from '@undersigned/letter'
import type { Rung } from './authority/rungs.ts'
import { commitmentTo, type Salt } from './commitment.ts'
import type { ChangeClass } from './manifest.ts'
import type { SignatureId } from './signatures.ts'
import type { Instant } from './stages.ts'

/** What is written down for good, in order, from the first seal on (D23). Each goes with a salt of its own. */
export type EventPayload =
  | {
      readonly kind: 'manifest'
      readonly manifest: Digest
      readonly previous: Digest | null
      readonly change: ChangeClass
      readonly by: readonly [string, string]
    }
  | {
      readonly kind: 'approval'
      readonly manifest: Digest
      readonly language: Language
      readonly organisation: string
      readonly by: string
    }
  /** Yes if, or no, to a manifest; and the three answers to a snapshot of a review round, whose digest stands in the manifest's place (rule G82). */
  | {
      readonly kind: 'condition' | 'refusal' | 'review-approval' | 'review-condition' | 'review-refusal'
      readonly manifest: Digest
      readonly language: Language
      readonly organisation: string
      readonly by: string
      readonly unit: string | null
      readonly words: string
    }
  | {
      readonly kind: 'signature'
      readonly manifest: Digest
      readonly language: Language
      readonly signature: SignatureId
      readonly display: SignatoryDisplay
      readonly signatory: string
      /** An organisation's name in other languages, where it has given any. */
      readonly names?: Readonly<Partial<Record<Language, string>>>
      /** When it was signed, if that was after the soft deadline (rule G98). */
      readonly late?: string
    }
  | { readonly kind: 'withdrawal'; readonly manifest: Digest; readonly signature: SignatureId }
  | { readonly kind: 'correction'; readonly manifest: Digest; readonly signature: SignatureId; readonly display: SignatoryDisplay }
  /** An amendment carried a signature to its manifest, or its signatory was asked again, objected, or never answered (rule G46). */
  | {
      readonly kind: 'carried' | 'asked-again' | 'lapse'
      readonly manifest: Digest
      readonly previous: Digest
      readonly signature: SignatureId
    }
  | { readonly kind: 'objection'; readonly manifest: Digest; readonly signature: SignatureId }
  /** A signature came on the list after it was confirmed, by so much authority; or was taken off it (rule G94). */
  | { readonly kind: 'listed'; readonly manifest: Digest; readonly signature: SignatureId; readonly authority: Rung | null }
  | { readonly kind: 'unlisted'; readonly manifest: Digest; readonly signature: SignatureId }
  /** Somebody erased themselves: these entries of the log can be opened by nobody any more. Whose they were is not said (rule V18). */
  | { readonly kind: 'erasure'; readonly manifest: Digest; readonly entries: readonly number[] }
  | { readonly kind: 'delivery'; readonly manifest: Digest; readonly recipient: string; readonly language: Language }
export type EventKind = EventPayload['kind']

/** What of an event may be public: its kind, manifest and hour, and a commitment to the rest. No personal data (rule G15). */
export interface EventLeaf {
  readonly format: 'undersigned-event-1'
  readonly kind: EventKind
  readonly manifest: Digest
  readonly at: string
  readonly commitment: Digest
}

/** The leaf of an event; without the salt nobody can tell who is in it, and erasing the salt erases the person (rule G15). */
export const leafOf = (payload: EventPayload, { salt, at }: { readonly salt: Salt; readonly at: Instant }): EventLeaf => ({
  format: 'undersigned-event-1',
  kind: payload.kind,
  manifest: payload.manifest,
  at: new Date(at).toISOString(),
  commitment: commitmentTo(payload, salt),
})

/** The bytes of a leaf: RFC 8785 JSON. */
export const canonicalLeaf = (leaf: EventLeaf): string => canonicalJson(leaf)

/** Whether an event, opened with its salt, is the one behind the leaf. */
export const opens = (leaf: EventLeaf, payload: EventPayload, salt: Salt): boolean =>
  leaf.kind === payload.kind && leaf.manifest === payload.manifest && leaf.commitment === commitmentTo(payload, salt)
