import { type Inline, type LetterText, type NoteId, noteId, paragraphId, plainText } from '@undersigned/letter'
import { textRun } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unitsOf } from '../unit.ts'
import { accept, contentOf, cut, cutsOf, joinNext, move, place, rowOfPiece } from './mend.ts'
import { type Placing, placeTranslation } from './placing.ts'

const ENGLISH = [
  'We write to you about the night train from Brussels to Vienna, which stopped on 9 December 2023.',
  'In 2022 it carried 112,000 passengers, and 94 % of its beds were sold.',
  'Regulation (EU) 2021/782 gives passengers rights. Nobody has given them a train.',
  'We ask you for three things before 1 July 2025.',
  'First, a subsidy of €12 million for the rolling stock.',
  'Second, a single ticket, valid in all 27 Member States.',
  'Third, an answer to this letter. We publish it at https://nighttrains.example/answers.',
]
const FRENCH = [
  'Nous vous écrivons au sujet du train de nuit de Bruxelles à Vienne, qui a cessé de circuler le 9 décembre 2023.',
  'En 2022, il a transporté 112 000 voyageurs, et 94 % de ses lits étaient vendus.',
  'Le règlement (UE) 2021/782 donne des droits aux voyageurs. Personne ne leur a donné de train.',
  'Nous vous demandons trois choses avant le 1er juillet 2025.',
  'Premièrement, une subvention de 12 millions d’euros pour le matériel roulant.',
  'Deuxièmement, un billet unique, valable dans les 27 États membres.',
  'Troisièmement, une réponse à cette lettre. Nous la publions sur https://nighttrains.example/answers.',
]

const letter = (
  language: 'en' | 'fr',
  paragraphs: readonly (string | readonly Inline[])[],
  notes: LetterText['notes'] = [],
): LetterText => ({
  language,
  paragraphs: paragraphs.map((said, at) => ({
    kind: 'body',
    id: paragraphId(`${language}${at}`),
    content: typeof said === 'string' ? [textRun(said)] : said,
  })),
  notes,
})

const languages = { source: 'en', target: 'fr' } as const
const placing = (there: readonly string[], here: readonly string[] = ENGLISH): Placing =>
  placeTranslation(unitsOf(letter('en', here)), unitsOf(letter('fr', there)), languages)
const said = (at: Placing): readonly string[] => at.rows.map((row) => plainText(contentOf(at, row)))
const wordsOf = (at: Placing): string =>
  [...at.pieces.values()]
    .map(({ content }) => plainText(content))
    .join(' ')
    .split(/\s+/u)
    .sort()
    .join(' ')
const row = (at: Placing, index: number) => at.rows[index] ?? at.rows[0] ?? expect.fail('no rows')
const piece = (at: Placing, index: number): string => row(at, index).pieces[0] ?? expect.fail('an empty row')

describe('a translation from elsewhere beside its source', () => {
  test('T137 paragraph by paragraph where it is built alike', () => {
    expect(said(placing(FRENCH))).toEqual(FRENCH)
    expect(placing(FRENCH).loose).toEqual([])
  })

  test('T137 two paragraphs that became one are cut at the sentence, and are to be looked at', () => {
    const merged = [...FRENCH.slice(0, 4), `${FRENCH[4]} ${FRENCH[5]}`, ...FRENCH.slice(6)]
    const found = placing(merged)
    expect(said(found)).toEqual(FRENCH)
    expect(found.rows.map(({ doubtful }) => doubtful).slice(4, 6)).toEqual([true, true])
  })

  test('T137 a paragraph that became two is one row, one that is missing leaves its row empty and doubtful, one too many is loose', () => {
    const halves = FRENCH[2]?.split('. ') ?? []
    const found = placing([
      ...FRENCH.slice(0, 2),
      `${halves[0]}.`,
      halves[1] ?? '',
      FRENCH[3] ?? '',
      ...FRENCH.slice(5),
      'Traduction : Ana Ruiz, à Namur',
    ])
    expect(said(found).slice(2, 4)).toEqual(FRENCH.slice(2, 4))
    expect(row(found, 4)).toMatchObject({ pieces: [], doubtful: true })
    expect(found.loose).toHaveLength(1)
  })

  test('T137 notes follow their references and references are the source’s own, by order; one too many is left out', () => {
    const ref = (note: NoteId): Inline => ({ type: 'note-ref', note })
    const [a, b, x, y, z] = ['a', 'b', 'x', 'y', 'z'].map(noteId)
    if (!(a && b && x && y && z)) throw new Error('five notes')
    const note = (id: NoteId, text: string) => ({ id, content: [textRun(text)] })
    const here = letter(
      'en',
      [
        [textRun(ENGLISH[0] ?? ''), ref(b)],
        [textRun(ENGLISH[1] ?? ''), ref(a)],
      ],
      [note(a, 'Eurostat'), note(b, 'See the timetable')],
    )
    const there = letter(
      'fr',
      [
        [textRun(FRENCH[0] ?? ''), ref(y)],
        [textRun(FRENCH[1] ?? ''), ref(x), ref(z)],
      ],
      [note(x, 'Eurostat.'), note(y, 'Voir l’horaire'), note(z, 'En plus')],
    )
    const found = placeTranslation(unitsOf(here), unitsOf(there), languages)
    expect(contentOf(found, row(found, 0)).at(-1)).toEqual(ref(b))
    expect(contentOf(found, row(found, 1)).filter(({ type }) => type === 'note-ref')).toEqual([ref(a)])
    const horaire = found.rows.find(({ unit }) => String(unit.id) === 'b')
    expect(horaire && plainText(contentOf(found, horaire))).toBe('Voir l’horaire')
    expect(found.loose.length).toBe(2)
  })
})

/** Any mending of any piece, by three numbers. */
function mended(now: Placing, [act, a, b]: readonly [number, number, number]): Placing {
  const ids = [...now.pieces.keys()]
  const id = ids[a % ids.length] ?? ''
  const unit = row(now, b % now.rows.length).unit.id
  const acts = [
    () => move(now, id, b % 2 === 0 ? 1 : -1),
    () => place(now, id, b % 5 === 0 ? null : unit),
    () => joinNext(now, id),
    () => cut(now, id, b),
    () => accept(now, unit),
  ]
  return acts[act]?.() ?? now
}

describe('mending', () => {
  test('T138 a piece moves to its neighbour’s row, to any row, to none and back', () => {
    const start = placing(FRENCH)
    const one = piece(start, 1)
    expect(rowOfPiece(move(start, one, 1), one)?.unit.id).toBe(row(start, 2).unit.id)
    expect(rowOfPiece(place(start, one, row(start, 6).unit.id), one)?.unit.id).toBe(row(start, 6).unit.id)
    const loose = place(start, one, null)
    expect(loose.loose).toEqual([one])
    expect(row(loose, 1)).toMatchObject({ pieces: [], doubtful: false, confidence: 1 })
    expect(rowOfPiece(move(loose, one, 1), one)?.unit.id).toBe(row(start, 2).unit.id)
    expect(move(start, piece(start, 0), -1)).toBe(start)
  })

  test('T138 a piece is joined with the next and cut at a sentence', () => {
    const start = placing(FRENCH)
    const joined = joinNext(start, piece(start, 4))
    expect(said(joined)[4]).toBe(`${FRENCH[4]} ${FRENCH[5]}`)
    const third = start.pieces.get(piece(start, 2))
    const [offset] = third === undefined ? [] : cutsOf(third, 'fr')
    const parts = cut(start, piece(start, 2), offset ?? 0)
    expect(said(parts)).toEqual(FRENCH)
    expect(row(parts, 2).pieces).toHaveLength(2)
    expect(cut(start, piece(start, 2), 0)).toBe(start)
  })

  test('T138 whatever is done, no word is lost or doubled, and every piece is in one row or in none', () => {
    const step = fc.tuple(fc.nat(4), fc.nat(30), fc.nat(30))
    fc.assert(
      fc.property(fc.shuffledSubarray(FRENCH, { minLength: 1 }), fc.array(step, { maxLength: 12 }), (there, steps) => {
        let now = placing(there)
        const before = wordsOf(now)
        for (const each of steps) now = mended(now, each)
        const places = [...now.rows.flatMap(({ pieces }) => pieces), ...now.loose]
        expect([...places].sort()).toEqual([...now.pieces.keys()].sort())
        expect(wordsOf(now).replaceAll(' ', '').split('').sort()).toEqual(before.replaceAll(' ', '').split('').sort())
      }),
      { numRuns: 40 },
    )
  })
})
