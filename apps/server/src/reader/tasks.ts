import type { Language, Recipient } from '@undersigned/letter'
import { Bounded } from './bounded.ts'
import { answerCheck, type CheckAnswer, type CheckQuestion } from './check-task.ts'
import { answerLead, type LeadAnswer, type LeadQuestion } from './lead-task.ts'
import type { NamedTerms } from './map-facts.ts'
import {
  beside,
  type Content,
  type DecodedVersion,
  decodeVersion,
  type OriginalReading,
  type PairedOriginal,
  pairable,
  readOriginal,
  type VersionQuestion,
  type VersionReading,
} from './reading.ts'

/** What the reading thread is asked, and what it answers. A key names what was read and where its room stood: the same key, the same words. */
export type Task =
  | {
      readonly kind: 'original'
      readonly key: string
      readonly content: Content
      readonly language: Language
      readonly recipients: readonly Recipient[]
    }
  | { readonly kind: 'glossary'; readonly glossary: NamedTerms }
  | { readonly kind: 'version'; readonly question: VersionQuestion }
  | { readonly kind: 'check'; readonly question: CheckQuestion }
  | { readonly kind: 'lead'; readonly question: LeadQuestion }

export type Result =
  | { readonly kind: 'original'; readonly reading: OriginalReading }
  | { readonly kind: 'glossary' }
  | { readonly kind: 'version'; readonly reading: VersionReading }
  | { readonly kind: 'check'; readonly answer: CheckAnswer | null }
  | { readonly kind: 'lead'; readonly answer: LeadAnswer | null }
  /** The thread is new, or has forgotten: ask again with everything, and tell the terms where they are not known. */
  | { readonly kind: 'unknown'; readonly terms: boolean }

/** Weighed in units, so that a few long letters do not hold what many short ones may. */
const MOST_UNITS = 20_000
const MOST_CONCEPTS = 20_000

/** What a thread remembers while it lives: a version whose room has not moved is not built again when its original does. */
export class Memory {
  readonly #originals = new Bounded<string, PairedOriginal>(8)
  readonly #versions = new Bounded<string, DecodedVersion>(MOST_UNITS, ({ version }) => 1 + version.units.size)
  readonly #glossaries = new Bounded<string, NamedTerms>(MOST_CONCEPTS, ({ terms }) => 1 + terms.length)

  perform(task: Task): Result {
    switch (task.kind) {
      case 'original': {
        const reading = readOriginal(task.content, task.language, task.recipients)
        this.#originals.set(task.key, pairable(reading.text, task.recipients))
        return { kind: 'original', reading }
      }
      case 'glossary':
        this.#glossaries.set(task.glossary.name, task.glossary)
        return { kind: 'glossary' }
      case 'version':
        return this.#readVersion(task.question)
      case 'check': {
        const known = this.#known(task.question)
        return known === null ? this.#unknown(task.question) : { kind: 'check', answer: answerCheck(known, task.question) }
      }
      case 'lead':
        return { kind: 'lead', answer: answerLead(task.question) }
    }
  }

  #readVersion(question: VersionQuestion): Result {
    const known = this.#known(question)
    if (known === null) return this.#unknown(question)
    const { language, reviews, declarations } = question
    const { original, decoded, glossary } = known
    return { kind: 'version', reading: beside(original, decoded, { language, reviews, declarations, glossary }) }
  }

  #unknown({ glossary }: Pick<VersionQuestion, 'glossary'>): Result {
    return { kind: 'unknown', terms: this.#glossaries.get(glossary) !== undefined }
  }

  #known({ original, version, glossary, whole }: Pick<VersionQuestion, 'original' | 'version' | 'glossary' | 'whole'>) {
    const known = this.#originals.get(original) ?? (whole === null ? undefined : pairable(whole.original, whole.recipients))
    const decoded = this.#versions.get(version) ?? (whole === null ? undefined : decodeVersion(whole.content, whole.before))
    const named = this.#glossaries.get(glossary)
    if (known === undefined || decoded === undefined || named === undefined) return null
    this.#originals.set(original, known)
    this.#versions.set(version, decoded)
    return { original: known, decoded, glossary: named }
  }
}

export const isResult = (value: unknown): value is Result => typeof value === 'object' && value !== null && 'kind' in value
