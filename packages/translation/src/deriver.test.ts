import { digestOfUnit, type Inline, type LetterText, type Paragraph, paragraphId, type UnitId } from '@undersigned/letter'
import { anyContent, anyLetterText, textRun } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Confirmation,
  pair,
  type Review,
  recordOf,
  rowDeriver,
  type Unit,
  unitDeriver,
  unitsOf,
  type VersionContent,
} from './index.ts'

/** The same letter in other objects. */
const copied = (text: LetterText): LetterText =>
  lettered(
    text,
    text.paragraphs.map((each) => ({ ...each, content: each.content.map((part) => ({ ...part })) })),
  )

type Step = (text: LetterText, content: readonly Inline[], at: number) => LetterText

const lettered = (text: LetterText, paragraphs: readonly Paragraph[]): LetterText => ({ ...text, paragraphs })
const steps: readonly Step[] = [
  (text, content, at) =>
    lettered(
      text,
      text.paragraphs.map((each, place) => (place === at % text.paragraphs.length ? { ...each, content } : each)),
    ),
  (text, content, at) =>
    lettered(text, [...text.paragraphs.slice(0, at), { id: paragraphId(`new${at}`), kind: 'body', content }, ...text.paragraphs.slice(at)]),
  (text, _, at) =>
    lettered(
      text,
      text.paragraphs.filter((__, place) => place !== at),
    ),
  (text) => lettered(text, text.paragraphs.toReversed()),
  (text) => copied(text),
  (text) => text,
]

const confirmation = (unit: Unit, target: readonly Inline[]): Confirmation => ({
  ...recordOf(unit),
  targetDigest: digestOfUnit(target),
  origin: 'human',
  by: 'tess',
  at: 1,
})

function versionOf(units: readonly Unit[], target: readonly Inline[]): { version: VersionContent; reviews: Review[] } {
  const some = units.filter((_, at) => at % 3 !== 0)
  const confirmed: [UnitId, Confirmation][] = some.map((unit) => [unit.id, confirmation(unit, target)])
  return {
    version: { units: new Map(units.filter((_, at) => at % 4 !== 0).map((unit) => [unit.id, target])), confirmed: new Map(confirmed) },
    reviews: some.map(({ id, digest }) => ({
      unit: id,
      language: 'fr',
      sourceDigest: digest,
      targetDigest: digestOfUnit(target),
      verdict: 'accepted',
      reason: '',
      by: 'rita',
      at: 2,
    })),
  }
}

describe('deriving again', () => {
  test('T27 what is remembered is what would be derived anew, whatever happens to either text', () => {
    const anyStep = fc.tuple(fc.constantFrom(...steps), anyContent([]), fc.nat(9))
    fc.assert(
      fc.property(
        anyLetterText,
        fc.array(anyStep, { maxLength: 8 }),
        fc.array(anyContent([]), { minLength: 1 }),
        (start, played, targets) => {
          const [unitsFrom, rowsFrom] = [unitDeriver(), rowDeriver()]
          let text = start
          played.forEach(([step, content, at], turn) => {
            text = step(text, content, at)
            const units = unitsFrom(text)
            expect(units).toEqual(unitsOf(text))
            const { version, reviews } = versionOf(unitsOf(start), targets[turn % targets.length] ?? [])
            expect(rowsFrom(units, { version, reviews })).toEqual(pair(units, version, reviews))
          })
        },
      ),
    )
  })

  test('T27 what says the same is the same object, and nothing else is', () => {
    const [unitsFrom, rowsFrom] = [unitDeriver(), rowDeriver()]
    const line = (at: number, text: string): Paragraph => ({ id: paragraphId(`p${at}`), kind: 'body', content: [textRun(text)] })
    const letter: LetterText = { language: 'en', paragraphs: [line(1, 'One'), line(2, 'Two'), line(3, 'Three')], notes: [] }
    const units = unitsFrom(letter)
    const { version, reviews } = versionOf(units, [textRun('Un')])
    const rows = rowsFrom(units, { version, reviews })
    expect(unitsFrom(copied(letter))).toBe(units)
    expect(
      rowsFrom(units, { version: { ...version, units: new Map([...version.units].map(([id, content]) => [id, [...content]])) }, reviews }),
    ).toEqual(rows)
    expect(rowsFrom(units, { version: { ...version }, reviews: [...reviews] })[1]).toBe(rowsFrom(units, { version, reviews })[1])
    const typed = unitsFrom(lettered(letter, [line(1, 'One'), line(2, 'Two!'), line(3, 'Three')]))
    const after = rowsFrom(typed, { version, reviews })
    expect(after.map((row, at) => row === rowsFrom(typed, { version, reviews })[at])).toEqual([true, true, true])
    expect([typed[0] === units[0], typed[1] === units[1], typed[2] === units[2]]).toEqual([true, false, true])
    expect(after[1]?.state).toBe('stale')
    const moved = rowsFrom(unitsFrom(lettered(letter, [line(3, 'Three'), line(1, 'One'), line(2, 'Two!')])), { version, reviews })
    expect([moved[0] === after[2], moved[1] === after[0], moved[2] === after[1]]).toEqual([true, true, true])
  })
})
