import { type Language, type LetterText, paragraphId } from '@undersigned/letter'

/** An empty page: one paragraph to type into, and the two places where rows are printed. */
export const emptyText = (language: Language, newId: () => string): LetterText => ({
  language,
  notes: [],
  paragraphs: [
    { id: paragraphId(newId()), kind: 'recipients', content: [] },
    { id: paragraphId(newId()), kind: 'body', content: [] },
    { id: paragraphId(newId()), kind: 'signatories', content: [] },
  ],
})
