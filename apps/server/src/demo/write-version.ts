import { confirmUnit, writeUnit } from '@undersigned/collab'
import { digestOfUnit, type Inline, type Language, type LetterDocument, type LetterId, plainText, unitId } from '@undersigned/letter'
import { addReview, addVersion } from '@undersigned/storage'
import { roomId } from '@undersigned/sync'
import { unitsOf } from '@undersigned/translation'
import * as Y from 'yjs'
import type { Services } from '../services.ts'
import { words } from './parts.ts'

export interface DemoVersion {
  readonly letter: LetterId
  readonly document: LetterDocument
  readonly language: Language
  /** What was confirmed, by unit. */
  readonly confirmed: Readonly<Record<string, string | readonly Inline[]>>
  readonly drafts?: Readonly<Record<string, string>>
  /** The original's words when the unit was confirmed, where they have changed since. */
  readonly before?: Readonly<Record<string, string>>
  readonly translator: string
  /** Who reviewed everything; null: nobody did. */
  readonly reviewer: string | null
}

const contentOf = (source: string | readonly Inline[]): readonly Inline[] => (typeof source === 'string' ? words(source) : source)

type Tools = Pick<Services, 'store' | 'now' | 'newId'>

/** A language version as if its translator had typed and confirmed it. */
export async function writeVersion({ store, now, newId }: Tools, version: DemoVersion): Promise<void> {
  const { letter, document, language, confirmed, drafts = {}, before = {}, translator, reviewer } = version
  const at = now()
  const doc = new Y.Doc()
  for (const [unit, source] of Object.entries({ ...confirmed, ...drafts })) writeUnit(doc, unitId(unit), contentOf(source))
  const units = unitsOf(document.text, document.recipients).filter((unit) => confirmed[unit.id] !== undefined)
  const pairs = units.map((unit) => {
    const old = before[unit.id]
    const source: readonly Inline[] = old === undefined ? unit.content : words(old)
    const target = contentOf(confirmed[unit.id] ?? '')
    return { unit: unit.id, source, sourceDigest: digestOfUnit(source), targetDigest: digestOfUnit(target) }
  })
  for (const { unit, source, sourceDigest, targetDigest } of pairs) {
    confirmUnit(doc, unit, { sourceDigest, sourceText: plainText(source), targetDigest, origin: 'human', by: translator, at })
  }
  await store.log.append([{ room: roomId({ letter, part: language }), update: Y.encodeStateAsUpdate(doc), person: translator, at }])
  await store.transaction(async (tx) => {
    await addVersion(tx, { letterId: letter, language, by: translator, at })
    if (reviewer === null) return
    for (const { unit, sourceDigest, targetDigest } of pairs) {
      const verdict = { verdict: 'reviewed' as const, reason: '', by: reviewer, at }
      await addReview(tx, { id: newId(), letterId: letter, language, unit, sourceDigest, targetDigest, ...verdict })
    }
  })
}
