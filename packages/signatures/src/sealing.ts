import { accept, type LetterText, type Outcome, refuse } from '@undersigned/letter'

/** What is still open in a text and may not be sealed so; the place or date of the letterhead may (rule G9). */
export function openPlaceholders(text: LetterText): readonly string[] {
  const contents = [...text.paragraphs, ...text.notes.map((note) => ({ kind: 'note' as const, content: note.content }))]
  return contents.flatMap(({ kind, content }) =>
    content.flatMap((part) =>
      part.type === 'placeholder' && (kind !== 'place-date' || part.field === 'other') ? [part.text || part.field] : [],
    ),
  )
}

export const SEAL_REFUSALS = ['empty-letter', 'open-placeholder', 'version-incomplete'] as const
export type SealRefusal = (typeof SEAL_REFUSALS)[number]

/** Whether these texts can be sealed: words, nothing left open, every chosen version complete (rule G9). */
export function maySeal(
  original: LetterText,
  versions: readonly { readonly text: LetterText; readonly complete: boolean }[],
): Outcome<true, SealRefusal> {
  if (!original.paragraphs.some((paragraph) => paragraph.content.length > 0)) return refuse('empty-letter')
  if ([original, ...versions.map(({ text }) => text)].some((text) => openPlaceholders(text).length > 0)) return refuse('open-placeholder')
  return versions.every(({ complete }) => complete) ? accept(true) : refuse('version-incomplete')
}
