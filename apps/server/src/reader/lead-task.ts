import { confirmUnit, readLetterText, readVersion, replaceWords, writeUnit } from '@undersigned/collab'
import type { Language, LetterText, Recipient, UnitId } from '@undersigned/letter'
import type { RoomPart } from '@undersigned/sync'
import {
  type Confirmation,
  composeVersion,
  confirmationsCarried,
  type Declaration,
  type Lead,
  leadWith,
  pair,
  type Review,
  unitsOf,
  type VersionContent,
} from '@undersigned/translation'
import * as Y from 'yjs'
import { type Content, replay } from './reading.ts'

/** A letter whole, as its rooms and rows stand at one moment, and the language that is to lead. */
export interface LeadQuestion {
  readonly language: Language
  readonly original: Content
  readonly recipients: readonly Recipient[]
  readonly versions: readonly { readonly language: Language; readonly content: Content; readonly reviews: readonly Review[] }[]
  /** What the room of the language that led has from a former time. */
  readonly former: Content
  readonly declarations: readonly Declaration[]
  readonly to: Language
  readonly by: string
  readonly at: number
}

export interface LeadAnswer {
  readonly lead: Lead
  /** Both texts as they were, for the history. */
  readonly before: { readonly original: LetterText; readonly version: LetterText }
  /** What makes the rooms say it. */
  readonly updates: readonly { readonly part: RoomPart; readonly update: Uint8Array }[]
  readonly others: readonly { readonly language: Language; readonly kept: number; readonly stale: number }[]
}

/** What every room would say if another language led (rule T36); null where there is no such version. */
export function answerLead(question: LeadQuestion): LeadAnswer | null {
  const { recipients, declarations, to } = question
  const leading = question.versions.find(({ language }) => language === to)
  if (leading === undefined) return null
  const original = replay(question.original)
  const text = readLetterText(original, question.language)
  const version = readVersion(replay(leading.content))
  const { by, at } = question
  const lead = leadWith({ original: text, recipients, version, reviews: leading.reviews, declarations, language: to, by, at })
  const others = question.versions
    .filter(({ language }) => language !== to)
    .map(({ language, content }) => {
      const doc = replay(content)
      const carried = confirmationsCarried(readVersion(doc), lead, declarations)
      return { language, ...counted(readVersion(doc), carried, lead), update: updateOf(doc, () => confirmAll(doc, carried)) }
    })
  const former = replay(question.former)
  return {
    lead,
    before: { original: text, version: composeVersion(text, version, to, { onMissing: 'source' }) },
    updates: [
      { part: 'original', update: updateOf(original, () => replaceWords(original, lead.text)) },
      { part: question.language, update: updateOf(former, () => writeVersion(former, lead.version)) },
      ...others.map(({ language, update }) => ({ part: language, update })),
    ],
    others: others.map(({ language, kept, stale }) => ({ language, kept, stale })),
  }
}

/** What a change adds to a document. */
function updateOf(doc: Y.Doc, change: () => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.transact(change)
  return Y.encodeStateAsUpdate(doc, before)
}

function confirmAll(doc: Y.Doc, confirmed: ReadonlyMap<UnitId, Confirmation>): void {
  for (const [unit, confirmation] of confirmed) confirmUnit(doc, unit, confirmation)
}

function writeVersion(doc: Y.Doc, { units, confirmed }: VersionContent): void {
  for (const [unit, content] of units) writeUnit(doc, unit, content)
  confirmAll(doc, confirmed)
}

function counted(version: VersionContent, carried: ReadonlyMap<UnitId, Confirmation>, lead: Lead): { kept: number; stale: number } {
  const confirmed = new Map([...version.confirmed, ...carried])
  const rows = pair(unitsOf(lead.text, lead.recipients), { ...version, confirmed })
  const inState = (state: string) => rows.filter((row) => row.state === state).length
  return { kept: inState('translated'), stale: inState('stale') }
}
