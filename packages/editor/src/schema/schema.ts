import type { Extensions } from '@tiptap/core'
import { LineBreak, NoteCrossRef, NoteRef, Placeholder } from './atoms.ts'
import { Emphasis, Link, Strong } from './marks.ts'
import { LetterDoc, Paragraph, Text, UnitDoc } from './paragraph.ts'

const inside = [Paragraph, Text, NoteRef, NoteCrossRef, LineBreak, Placeholder, Link, Strong, Emphasis]

/** The nodes and marks of a letter. */
export const letterSchema: Extensions = [LetterDoc, ...inside]
/** The nodes and marks of a note or of a unit of a version: one paragraph. */
export const unitSchema: Extensions = [UnitDoc, ...inside]
