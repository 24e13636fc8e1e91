import { digestOfUnit, type Inline, noteId, paragraphId, recipientId, type UnitId, unitId } from '@undersigned/letter'
import { aLetter, anyContent, anyLetterText, textRun } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Confirmation,
  confirmationsCarried,
  hasWords,
  leadWith,
  pair,
  type Review,
  recipientUnit,
  sourceTextOf,
  unitsOf,
  type VersionContent,
} from '../index.ts'

const minister = {
  id: recipientId('r1'),
  honorific: 'Ms',
  name: 'Ada Minister',
  function: 'Minister',
  institution: 'Council',
  country: 'EE',
  language: null,
}
const original = aLetter('One.', 'Two.', 'Three.', 'Four.')
const units = unitsOf(original, [minister])
const words: Readonly<Record<string, string>> = {
  p1: 'Un.',
  p2: 'Deux.',
  p3: 'Trois.',
  [recipientUnit(minister.id, 'function')]: 'Ministre',
}

const confirmationOf = (id: string, target: readonly Inline[]): [UnitId, Confirmation][] =>
  units
    .filter((unit) => unit.id === id)
    .map((unit) => [
      unit.id,
      {
        sourceDigest: unit.digest,
        sourceText: sourceTextOf(unit),
        targetDigest: digestOfUnit(target),
        origin: 'human',
        by: 'tess',
        at: 1,
      },
    ])

/** French: p1 translated, p2 translated, p3 a draft, p4 missing; the function translated, the institution missing. */
const french: VersionContent = {
  units: new Map(Object.entries(words).map(([id, text]) => [unitId(id), [textRun(text)]])),
  confirmed: new Map(['p1', 'p2', recipientUnit(minister.id, 'function')].flatMap((id) => confirmationOf(id, [textRun(words[id] ?? '')]))),
}

const leading = (version: VersionContent, reviews: readonly Review[] = []) =>
  leadWith({ original, recipients: [minister], version, reviews, declarations: [], language: 'fr', by: 'cora', at: 9 })

describe('another language leads', () => {
  test('T36 ids, kinds, order and notes stay, the words are the version’s, and what is missing stays and is named', () => {
    const lead = leading(french)
    expect(lead.text.language).toBe('fr')
    expect(lead.text.paragraphs.map(({ id, kind }) => [id, kind])).toEqual(original.paragraphs.map(({ id, kind }) => [id, kind]))
    expect(lead.text.paragraphs.map(({ content }) => content)).toEqual(['Un.', 'Deux.', 'Trois.', 'Four.'].map((text) => [textRun(text)]))
    expect(lead.recipients).toEqual([{ ...minister, function: 'Ministre' }])
    expect(lead.untranslated).toEqual(['p4', 'recipient:r1:institution'])
    expect(lead.blocking).toEqual([])
  })

  test('T36 the old original is a version of the new one, translated where the pair was and never reviewed', () => {
    const review: Review = {
      unit: unitId('p2'),
      language: 'fr',
      sourceDigest: units[1]?.digest ?? digestOfUnit([]),
      targetDigest: digestOfUnit([textRun('Deux.')]),
      verdict: 'accepted',
      reason: '',
      by: 'rolf',
      at: 2,
    }
    const lead = leading(french, [review])
    const rows = pair(unitsOf(lead.text, lead.recipients), lead.version)
    expect(Object.fromEntries(rows.map((row) => [row.unit.id, row.state]))).toEqual({
      p1: 'translated',
      p2: 'translated',
      p3: 'draft',
      p4: 'draft',
      'recipient:r1:function': 'translated',
      'recipient:r1:institution': 'draft',
    })
    expect(rows.map(({ target }) => target)).toEqual(units.map(({ content }) => content))
  })

  test('T36 led back at once, the letter says what it said and every pair is as it was', () => {
    fc.assert(
      fc.property(anyLetterText, fc.array(anyContent([]), { minLength: 1, maxLength: 6 }), (text, contents) => {
        const before = unitsOf(text)
        const targets = before.map((unit, at) => [unit.id, contents[at % contents.length] ?? []] as const)
        const version: VersionContent = {
          units: new Map(targets.filter(([, content]) => hasWords(content))),
          confirmed: new Map(
            before.map((unit, at) => [
              unit.id,
              {
                sourceDigest: unit.digest,
                sourceText: sourceTextOf(unit),
                targetDigest: digestOfUnit(targets[at]?.[1] ?? []),
                origin: 'human',
                by: 'tess',
                at: 1,
              },
            ]),
          ),
        }
        const around = { recipients: [], reviews: [], declarations: [], by: 'cora', at: 9 }
        const there = leadWith({ ...around, original: text, version, language: 'fr' })
        const back = leadWith({ ...around, original: there.text, version: there.version, language: text.language })
        // A note whose reference a translation left out is no unit any more; what both have says what it said.
        const kept = new Set(unitsOf(there.text).map(({ id }) => id))
        const shown = (units: ReturnType<typeof unitsOf>) => units.filter(({ id }) => kept.has(id)).map(({ id, digest }) => [id, digest])
        expect(shown(unitsOf(back.text))).toEqual(shown(before))
      }),
      { numRuns: 200 },
    )
  })

  test('T36 a split or a merge that waits for its accept keeps the language from leading', () => {
    const [first] = original.paragraphs
    if (first === undefined) throw new Error('no paragraph')
    const long = aLetter('We ask you to stop. We thank you for it.')
    const [unit] = unitsOf(long)
    if (unit === undefined) throw new Error('no unit')
    const target = [textRun('Arrêtez. Merci.')]
    const record = { sourceDigest: unit.digest, sourceText: sourceTextOf(unit), targetDigest: digestOfUnit(target) }
    const version: VersionContent = {
      units: new Map([[unit.id, target]]),
      confirmed: new Map([[unit.id, { ...record, origin: 'human', by: 'tess', at: 1 }]]),
    }
    const half = { ...first, id: paragraphId('b'), from: first.id, content: [textRun('We thank you for it.')] }
    const cut = { ...long, paragraphs: [{ ...first, content: [textRun('We ask you to stop.')] }, half] }
    const lead = leadWith({ original: cut, recipients: [], version, reviews: [], declarations: [], language: 'fr', by: 'cora', at: 9 })
    expect(lead.blocking).toEqual(['b'])
  })

  test('T36 a third language keeps what it confirmed of the same words, and the rest is stale', () => {
    const german: VersionContent = {
      units: new Map(['p1', 'p3', 'p4'].map((id) => [unitId(id), [textRun(`${id} auf Deutsch`)]])),
      confirmed: new Map(['p1', 'p3', 'p4'].flatMap((id) => confirmationOf(id, [textRun(`${id} auf Deutsch`)]))),
    }
    const lead = leading(french)
    const carried = confirmationsCarried(german, lead)
    const after = { ...german, confirmed: new Map([...german.confirmed, ...carried]) }
    const rows = pair(unitsOf(lead.text), after)
    expect(rows.map(({ state }) => state)).toEqual(['translated', 'missing', 'stale', 'translated'])
    expect(carried.get(unitId('p1'))).toMatchObject({ sourceText: 'Un.', by: 'tess', at: 1 })
    expect(carried.has(unitId('p3'))).toBe(false)
  })

  test('T36 references to notes the letter does not have are left out', () => {
    const strange: VersionContent = {
      ...french,
      units: new Map([...french.units, [unitId('p1'), [textRun('Un.'), { type: 'note-ref', note: noteId('gone') }]]]),
    }
    expect(leading(strange).text.paragraphs[0]?.content).toEqual([textRun('Un.')])
  })
})
