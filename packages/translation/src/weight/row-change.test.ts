import { digestOfUnit, digestOfWords, type Inline, type Marks, noteId, paragraphId } from '@undersigned/letter'
import { textRun } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Confirmation, changedSentences, changeOf, pair, recordOf, sentencesOf, type Unit, unitsOf } from '../index.ts'

const unitOf = (content: readonly Inline[]): Unit => {
  const [unit] = unitsOf({
    language: 'en',
    paragraphs: [{ id: paragraphId('p1'), kind: 'body', content }],
    notes: [{ id: noteId('n1'), content: [] }],
  })
  if (unit === undefined) throw new Error('no unit')
  return unit
}

const target = [textRun('Wir fordern Sie auf.')]
const confirmed = (source: readonly Inline[]): Confirmation => ({
  ...recordOf(unitOf(source)),
  targetDigest: digestOfUnit(target),
  origin: 'human',
  by: 'tess',
  at: 1,
})
/** As it was kept before there were two digests. */
const kept = ({ sourceWordsDigest: _, sourceAttached: __, ...old }: Confirmation): Confirmation => old

function changed(before: readonly Inline[], after: readonly Inline[], asKept = false) {
  const unit = unitOf(after)
  const confirmation = asKept ? kept(confirmed(before)) : confirmed(before)
  const [row] = pair([unit], { units: new Map([[unit.id, target]]), confirmed: new Map([[unit.id, confirmation]]) })
  if (row === undefined) throw new Error('no row')
  return changeOf(row, 'en')
}

const said = (text: string, marks: Marks = {}): Inline[] => [textRun('We urge '), textRun(text, marks), textRun(' to act. Now.')]

describe('what changed in a stale row', () => {
  test('T25 two digests tell a change of marks from a change of words', () => {
    const [plain, bold] = [unitOf(said('you')), unitOf(said('you', { strong: true }))]
    expect(plain.digest).not.toBe(bold.digest)
    expect(plain.wordsDigest).toBe(bold.wordsDigest)
    expect(plain.wordsDigest).toBe(digestOfWords('We urge you to act. Now.'))
    expect(plain.wordsDigest).toMatch(/^w1:[0-9a-f]{64}$/u)
    expect(changed(said('you'), said('you', { strong: true }))).toEqual({ weight: 'formatting', sentences: [] })
    expect(changed(said('you'), said('them'))).toEqual({ weight: 'substantive', sentences: [0] })
    expect(changed(said('you'), said('you'))).toBeNull()
  })

  test('T25 a link or a note that changed under the same words is no formatting', () => {
    expect(changed(said('you', { link: 'https://a.eu/' }), said('you', { link: 'https://b.eu/' }))?.weight).toBe('substantive')
    expect(changed(said('you'), [...said('you'), { type: 'note-ref', note: noteId('n1') }])?.weight).toBe('substantive')
    expect(changed(said('you', { link: 'https://a.eu/' }), said('you', { link: 'https://a.eu/', strong: true }))?.weight).toBe('formatting')
  })

  test('T25 what was confirmed before both were kept is weighed by its source text', () => {
    expect(changed(said('you'), said('you', { strong: true }), true)?.weight).toBe('formatting')
    expect(changed(said('you'), said('them'), true)?.weight).toBe('substantive')
    expect(changed(said('you'), said('you', { link: 'https://b.eu/' }), true)?.weight).toBe('substantive')
  })
})

describe('changed sentences', () => {
  const one = 'We urge Mr. Adams to act. It costs 5 € a year. Nobody asked.'

  test('T26 only the sentence that says something else is marked', () => {
    const after = 'We urge Mr. Adams to act. It costs 6 € a year. Nobody asked.'
    expect(changedSentences(one, after, 'en')).toEqual([
      {
        index: 1,
        start: 26,
        end: 46,
        changes: [
          { kind: 'same', text: 'It costs ' },
          { kind: 'removed', text: '5' },
          { kind: 'added', text: '6' },
          { kind: 'same', text: ' € a year. ' },
        ],
      },
    ])
    expect(changedSentences(one, one, 'en')).toEqual([])
  })

  test('T26 a sentence that came is marked, and where one went its place', () => {
    const more = `We urge Mr. Adams to act. Please. It costs 5 € a year. Nobody asked.`
    expect(changedSentences(one, more, 'en').map(({ start, end }) => more.slice(start, end))).toEqual(['Please.'])
    const [gone] = changedSentences(more, one, 'en')
    expect(gone).toMatchObject({ index: 1, start: 26, end: 26, changes: [{ kind: 'removed', text: 'Please. ' }] })
    expect(changedSentences(more, 'We urge Mr. Adams to act. Please.', 'en').at(-1)).toMatchObject({ index: 1 })
    expect(changedSentences('Gone.', '', 'en')).toMatchObject([{ index: 0, start: 0, end: 0 }])
  })

  const sentence = fc.constantFrom('We ask. ', 'It is 5 p.m. now. ', 'Why not? ', 'Dr. No came. ', 'We ask them. ', 'And then… ')
  const anyText = fc.array(sentence, { maxLength: 8 }).map((sentences) => sentences.join('').trim())

  test('T26 whatever is not marked stood there before, in that order', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const marked = changedSentences(before, after, 'en')
        const indexes = new Set(marked.filter(({ start, end }) => end > start).map(({ index }) => index))
        const kept = sentencesOf(after, 'en').filter((_, at) => !indexes.has(at))
        const old = sentencesOf(before, 'en').map((each) => each.trim())
        let from = 0
        for (const each of kept) {
          const found = old.indexOf(each.trim(), from)
          expect(found).toBeGreaterThanOrEqual(from)
          from = found + 1
        }
        for (const { start, end } of marked) expect(after.slice(start, end).trim()).toBe(after.slice(start, end))
        if (before !== after) expect(marked.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })
})
