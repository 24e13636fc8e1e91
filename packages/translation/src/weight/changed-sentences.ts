import type { Language } from '@undersigned/letter'
import { type Change, hunksOf, wordDifference } from '../difference.ts'
import { sentencesOf } from '../sentences/sentences-of.ts'

/** A sentence of the new text that says something else than before. */
export interface ChangedSentence {
  /** Its place among the new text's sentences; where sentences only went, the one that stands there now. */
  readonly index: number
  /** Where it begins and ends in the new text, without the space behind it; both the same where sentences only went. */
  readonly start: number
  readonly end: number
  /** Word by word, against the sentences that stood there before. */
  readonly changes: readonly Change[]
}

/** Which sentences of a long paragraph changed, and what in them (rule T26). A change of nothing but the space between two is none. */
export function changedSentences(before: string, after: string, language: Language): readonly ChangedSentence[] {
  const [old, now] = [sentencesOf(before, language), sentencesOf(after, language)]
  const trimmed = (sentences: readonly string[]): readonly string[] => sentences.map((sentence) => sentence.trim())
  const starts = startsOf(now)
  return hunksOf(trimmed(old), trimmed(now)).flatMap(({ removed, added }) => {
    const gone = old.slice(...removed).join('')
    const index = added[0]
    if (added[1] === index) {
      const start = starts[index] ?? after.length
      return [
        { index: Math.max(0, Math.min(index, now.length - 1)), start, end: start, changes: [{ kind: 'removed', text: gone } as const] },
      ]
    }
    return shared(now.slice(...added), wordDifference(gone, now.slice(...added).join(''), language)).flatMap((changes, at) => {
      const start = starts[index + at] ?? 0
      const isChanged = changes.some(({ kind, text }) => kind !== 'same' && text.trim() !== '')
      return isChanged ? [{ index: index + at, start, end: start + (now[index + at] ?? '').trimEnd().length, changes }] : []
    })
  })
}

function startsOf(sentences: readonly string[]): readonly number[] {
  let at = 0
  return sentences.map((sentence) => {
    at += sentence.length
    return at - sentence.length
  })
}

/** A difference dealt out to the sentences of the new text; what was removed goes with the sentence it was removed from. */
function shared(sentences: readonly string[], difference: readonly Change[]): readonly (readonly Change[])[] {
  const dealt: Change[][] = sentences.map(() => [])
  let [at, room] = [0, sentences[0]?.length ?? 0]
  for (const { kind, text } of difference) {
    if (kind === 'removed') {
      dealt[Math.min(at, sentences.length - 1)]?.push({ kind, text })
      continue
    }
    let rest = text
    while (rest !== '') {
      const piece = rest.slice(0, room)
      dealt[at]?.push({ kind, text: piece })
      rest = rest.slice(piece.length)
      room -= piece.length
      if (room > 0 || at >= sentences.length - 1) continue
      at += 1
      room = sentences[at]?.length ?? 0
    }
  }
  return dealt
}
