import { digestOfUnit, type Inline, type LetterText, noteId, type Paragraph, paragraphId, plainText, unitId } from '@undersigned/letter'
import { anyContent, textRun } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flatText } from './cut.ts'
import { type Confirmation, offersOf, orphans, pair, sourceTextOf, splitProposal, unitsOf } from './index.ts'

const body = (id: string, words: string, from?: string): Paragraph => ({
  id: paragraphId(id),
  kind: 'body',
  content: [textRun(words)],
  ...(from !== undefined && { from: paragraphId(from) }),
})
const letter = (...paragraphs: Paragraph[]): LetterText => ({ language: 'en', paragraphs, notes: [] })
const ONE = 'The proposal breaks encryption.'
const TWO = 'We ask you to withdraw it before the vote, as 34 experts have.'
const THREE = 'We remain at your disposal.'
const UN = 'La proposition brise le chiffrement.'
const DEUX = 'Nous vous demandons de la retirer avant le vote, comme 34 experts.'
const TROIS = 'Nous restons à votre disposition.'

/** Paragraph `a`, translated and confirmed as it was before it was cut. */
function translated(before: LetterText, words: Record<string, string>) {
  const units = unitsOf(before)
  const content = new Map(Object.entries(words).map(([id, text]): [ReturnType<typeof unitId>, Inline[]] => [unitId(id), [textRun(text)]]))
  const confirmed = new Map(
    units.map((unit): [typeof unit.id, Confirmation] => [
      unit.id,
      {
        sourceDigest: unit.digest,
        sourceText: sourceTextOf(unit),
        targetDigest: digestOfUnit(content.get(unit.id) ?? []),
        origin: 'human',
        by: 'tess',
        at: 1,
      },
    ]),
  )
  return { units: content, confirmed }
}

const offersFor = (text: LetterText, version: ReturnType<typeof translated>) => {
  const units = unitsOf(text)
  return offersOf(pair(units, version), orphans(units, version), 'fr')
}

test('T10 after a split the old half is stale, the new one missing, and the cut is offered', () => {
  const version = translated(letter(body('a', `${ONE} ${TWO}`)), { a: `${UN} ${DEUX}` })
  const after = letter(body('a', ONE), body('b', TWO, 'a'))
  expect(pair(unitsOf(after), version).map(({ state }) => state)).toEqual(['stale', 'missing'])
  expect(offersFor(after, version)).toMatchObject([{ kind: 'split', unit: 'b', from: 'a', first: [textRun(UN)], second: [textRun(DEUX)] }])
})

test('T10 a paragraph cut into three is offered from the end, one cut after the other', () => {
  const version = translated(letter(body('a', `${ONE} ${TWO} ${THREE}`)), { a: `${UN} ${DEUX} ${TROIS}` })
  const after = letter(body('a', ONE), body('b', TWO, 'a'), body('c', THREE, 'b'))
  const [offer] = offersFor(after, version)
  expect(offer).toMatchObject({ kind: 'split', unit: 'c', from: 'a', second: [textRun(TROIS)] })
  const accepted = {
    ...version,
    units: new Map(version.units).set(unitId('a'), [textRun(`${UN} ${DEUX}`)]).set(unitId('c'), [textRun(TROIS)]),
  }
  expect(offersFor(after, accepted)).toMatchObject([{ kind: 'split', unit: 'b', from: 'a', first: [textRun(UN)], second: [textRun(DEUX)] }])
})

test('T10 the cut follows notes and figures where lengths would mislead', () => {
  const note: Inline = { type: 'note-ref', note: noteId('n1') }
  const halves = splitProposal({
    first: [textRun('No.'), note],
    second: [textRun('Then a long second sentence. With a third behind it, and 34 words more.')],
    target: [textRun('Certainement et absolument pas, en aucun cas, jamais.'), note, textRun(' Ensuite. Et 34 encore.')],
    language: 'fr',
  })
  expect(halves?.map(plainText)).toEqual(['Certainement et absolument pas, en aucun cas, jamais.', 'Ensuite. Et 34 encore.'])
  expect(halves?.[0].at(-1)).toEqual(note)
})

test('T10 one sentence is not cut, and a reconfirmed half is left alone', () => {
  const version = translated(letter(body('a', `${ONE} ${TWO}`)), { a: 'Une seule phrase pour tout' })
  const after = letter(body('a', ONE), body('b', TWO, 'a'))
  expect(offersFor(after, version)).toEqual([])
  const again = translated(letter(body('a', ONE)), { a: `${UN} ${DEUX}` })
  expect(offersFor(after, again)).toEqual([])
})

test('T10 after a merge the join of the orphan is offered, in the order of the sources', () => {
  const version = translated(letter(body('a', ONE), body('b', TWO)), { a: UN, b: DEUX })
  expect(offersFor(letter(body('a', `${ONE} ${TWO}`)), version)).toMatchObject([
    { kind: 'join', unit: 'a', orphan: 'b', content: [textRun(`${UN} ${DEUX}`)] },
  ])
  expect(offersFor(letter(body('b', `${ONE} ${TWO}`)), version)).toMatchObject([
    { unit: 'b', orphan: 'a', content: [textRun(`${UN} ${DEUX}`)] },
  ])
  expect(offersFor(letter(body('a', ONE)), version)).toEqual([])
})

test('T10 a proposed cut keeps every word, atom and mark', () => {
  const inked = (content: readonly Inline[]) => flatText(content).replace(/\s/gu, '')
  fc.assert(
    fc.property(anyContent([]), anyContent([]), anyContent([noteId('n1')]), (first, second, target) => {
      const halves = splitProposal({ first, second, target, language: 'fr' })
      if (halves !== null) expect(inked([...halves[0], ...halves[1]])).toBe(inked(target))
    }),
    { numRuns: 300 },
  )
})
