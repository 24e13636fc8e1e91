export { LineBreak, NoteCrossRef, NoteRef, Placeholder } from './atoms.ts'
export { Emphasis, Link, Strong, safeHref } from './marks.ts'
export { LetterDoc, Paragraph, Text, UnitDoc } from './paragraph.ts'
export { letterSchema, unitSchema } from './schema.ts'
