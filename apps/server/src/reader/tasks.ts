import type { Language, Recipient } from '@undersigned/letter'
import {
  type Content,
  type OriginalReading,
  readOriginal,
  readVersionBeside,
  type VersionQuestion,
  type VersionReading,
} from './reading.ts'

/** What the reading thread is asked, and what it answers. */
export type Task =
  | { readonly kind: 'original'; readonly content: Content; readonly language: Language; readonly recipients: readonly Recipient[] }
  | { readonly kind: 'version'; readonly question: VersionQuestion }

export type Result =
  | { readonly kind: 'original'; readonly reading: OriginalReading }
  | { readonly kind: 'version'; readonly reading: VersionReading }

export function perform(task: Task): Result {
  switch (task.kind) {
    case 'original':
      return { kind: 'original', reading: readOriginal(task.content, task.language, task.recipients) }
    case 'version':
      return { kind: 'version', reading: readVersionBeside(task.question) }
  }
}

export const isResult = (value: unknown): value is Result => typeof value === 'object' && value !== null && 'reading' in value
