import { canonicalJson, type Inline, type UnitId, unitId } from '@undersigned/letter'
import type { Acceptance, Confirmation, VersionContent } from '@undersigned/translation'
import type * as Y from 'yjs'
import { writeAlike } from './alike.ts'
import { confirmationFrom } from './confirmation.ts'
import { tokensOfContent } from './content.ts'
import { readContent, replaceTokens } from './letter-text.ts'
import { CONFIRMED, unitField, unitOfField } from './names.ts'

/** A language version as its document holds it: every unit that has words, and what was confirmed (D9); a record that cannot be read is as if it were not there. */
export function readVersion(doc: Y.Doc): VersionContent {
  const units = new Map<UnitId, readonly Inline[]>()
  for (const field of [...doc.share.keys()].sort()) {
    const unit = unitOfField(field)
    const content = unit === null ? [] : readContent(doc.getText(field))
    if (unit !== null && content.length > 0) units.set(unit, content)
  }
  const confirmed = new Map<UnitId, Confirmation>()
  for (const [unit, value] of doc.getMap<unknown>(CONFIRMED).entries()) {
    const confirmation = confirmationFrom(value)
    if (confirmation) confirmed.set(unitId(unit), confirmation)
  }
  return { units, confirmed }
}

export function readUnit(doc: Y.Doc, unit: UnitId): Inline[] {
  return readContent(doc.getText(unitField(unit)))
}

/** Makes a unit say this, touching only what differs. */
export function writeUnit(doc: Y.Doc, unit: UnitId, content: readonly Inline[], origin?: unknown): void {
  doc.transact(() => {
    replaceTokens(doc.getText(unitField(unit)), tokensOfContent(content))
  }, origin)
}

/** Makes a unit say what several people may be making it say at once: they all write it, and it stands there once (rule T150). */
export function writeUnitAlike(doc: Y.Doc, unit: UnitId, content: readonly Inline[], origin?: unknown): void {
  const said = `${unit} ${canonicalJson(content)}`
  doc.transact(() => writeAlike(doc.getText(unitField(unit)), said, () => writeUnit(doc, unit, content)), origin)
}

/** Records what a translator confirmed of a unit. */
export function confirmUnit(doc: Y.Doc, unit: UnitId, confirmation: Confirmation, origin?: unknown): void {
  doc.transact(() => {
    doc.getMap<unknown>(CONFIRMED).set(unit, { ...confirmation })
  }, origin)
}

/** Writes what accepting a cut or a join moves and confirms, at once, so that one undo takes it back (rules T32, T150). */
export function writeAcceptance(doc: Y.Doc, { units, confirmed }: Acceptance, origin?: unknown): void {
  doc.transact(() => {
    for (const [unit, content] of units) writeUnitAlike(doc, unit, content)
    for (const [unit, confirmation] of confirmed) confirmUnit(doc, unit, confirmation)
  }, origin)
}
