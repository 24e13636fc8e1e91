import {
  canonicalJson,
  digestOf,
  digestOfUnit,
  type Inline,
  normaliseInline,
  noteId,
  paragraphId,
  recipientId,
  type UnitId,
  unitDigest,
  unitId,
} from '@undersigned/letter'
import { aLetter, anyContent, anyLetterText, textRun } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Confirmation,
  composeRecipients,
  composeVersion,
  hasWords,
  isComplete,
  mayReview,
  orphans,
  pair,
  progressOf,
  type Review,
  type Reviewing,
  recipientUnit,
  review,
  sourceTextOf,
  UNIT_STATES,
  type Unit,
  unitsOf,
  type VersionContent,
} from './index.ts'

const ministers = {
  id: recipientId('r1'),
  honorific: 'Ms',
  name: 'Ada Minister',
  function: 'Minister of the Interior',
  institution: '',
  country: 'EE',
  language: null,
}

const confirmed = (unit: Unit, target: readonly Inline[], by = 'tess'): Confirmation => ({
  sourceDigest: unit.digest,
  sourceText: sourceTextOf(unit),
  targetDigest: digestOfUnit(target),
  origin: 'human',
  by,
  at: 1,
})

function version(units: Record<string, string>, confirmations: readonly [UnitId, Confirmation][] = []): VersionContent {
  return {
    units: new Map(Object.entries(units).map(([id, words]) => [unitId(id), [textRun(words)]])),
    confirmed: new Map(confirmations),
  }
}

const verdict = (unit: Unit, target: readonly Inline[], over: Partial<Review> = {}): Review => ({
  unit: unit.id,
  language: 'fr',
  sourceDigest: unit.digest,
  targetDigest: digestOfUnit(target),
  verdict: 'accepted',
  reason: '',
  by: 'rolf',
  at: 2,
  ...over,
})

const firstUnit = (...lines: string[]): Unit => {
  const [unit] = unitsOf(aLetter(...lines))
  if (unit === undefined) throw new Error('no unit')
  return unit
}

/** The digest of the canonical JSON, by no path that is quick. */
const theLongWay = (content: readonly Inline[]) => unitDigest(`v1:${digestOf(canonicalJson(normaliseInline(content)))}`)

const stop = firstUnit('Stop.')
const arrete = [textRun('Arrêtez.')]
const written = version({ p1: 'Arrêtez.' })
const said = version({ p1: 'Arrêtez.' }, [[stop.id, confirmed(stop, arrete)]])

describe('units', () => {
  test('T1 paragraphs with words, notes by number, recipients; no slots, no empty lines, no unused notes', () => {
    const text = aLetter('One', '', ' ', 'Two')
    const [one] = text.paragraphs
    const letter = {
      ...text,
      paragraphs: [
        { ...one, id: paragraphId('slot'), kind: 'recipients' as const, content: [] },
        { id: paragraphId('p9'), kind: 'body' as const, content: [{ type: 'note-ref' as const, note: noteId('n2') }] },
        ...text.paragraphs,
      ],
      notes: [
        { id: noteId('n1'), content: [textRun('unused')] },
        { id: noteId('n2'), content: [textRun('used')] },
      ],
    }
    expect(unitsOf(letter, [ministers]).map(({ id, role }) => [id, role])).toEqual([
      ['p9', 'body'],
      ['p1', 'body'],
      ['p4', 'body'],
      ['n2', 'note'],
      ['recipient:r1:function', 'recipient-function'],
    ])
  })
})

describe('rows', () => {
  test('T2 stand in the order of the original whatever the version holds', () => {
    fc.assert(
      fc.property(anyLetterText, fc.array(fc.tuple(fc.constantFrom('p0', 'p1', 'p5', 'gone', 'n1'), anyContent([]))), (text, entries) => {
        const units = unitsOf(text)
        const content = new Map(entries.map(([id, words]) => [unitId(id), words]))
        const rows = pair(units, { units: content, confirmed: new Map() })
        expect(rows.map((row) => row.unit.id)).toEqual(units.map((unit) => unit.id))
        for (const row of rows) expect(row.target).toEqual(content.get(row.unit.id) ?? [])
      }),
    )
  })

  const stateIn = (unit: Unit, content: VersionContent, reviews: readonly Review[] = []) => pair([unit], content, reviews)[0]?.state

  test('T3 T4 every row has the state that its digests, reckoned the long way, and what was said of them give', () => {
    const chance = fc.constantFrom('none', 'these', 'others')
    fc.assert(
      fc.property(
        anyLetterText,
        fc.array(fc.tuple(anyContent([]), chance, chance, chance), { minLength: 1, maxLength: 8 }),
        (text, said) => {
          const units = unitsOf(text)
          const given = (at: number) => said[at % said.length] ?? [[], 'none', 'none', 'none']
          const digestFor = (content: readonly Inline[], which: string) =>
            theLongWay(which === 'these' ? content : [textRun('something else')])
          const content = {
            units: new Map(units.map(({ id }, at) => [id, given(at)[0]])),
            confirmed: new Map(
              units.flatMap((unit, at) => {
                const [target, source, own] = given(at)
                if (source === 'none') return []
                const digests = { sourceDigest: digestFor(unit.content, source), targetDigest: digestFor(target, own) }
                return [[unit.id, { ...confirmed(unit, target), ...digests }] as const]
              }),
            ),
          }
          const reviews = units.flatMap((unit, at): Review[] => {
            const [target, , , accepted] = given(at)
            return accepted === 'none' ? [] : [verdict(unit, target, { targetDigest: digestFor(target, accepted) })]
          })
          const states = units.map((_, at) => {
            const [target, source, own, accepted] = given(at)
            if (!target.some((part) => (part.type === 'text' ? part.text.trim() !== '' : part.type !== 'line-break'))) return 'missing'
            if (accepted === 'these') return 'reviewed'
            if (source === 'none') return 'draft'
            if (source === 'others') return 'stale'
            return own === 'these' ? 'translated' : 'draft'
          })
          expect(pair(units, content, reviews).map(({ state }) => state)).toEqual(states)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('T3 missing, draft, translated, and stale once the original moves', () => {
    expect(stateIn(stop, version({}))).toBe('missing')
    expect(stateIn(stop, version({ p1: ' ' }))).toBe('missing')
    expect(stateIn(stop, written)).toBe('draft')
    expect(stateIn(stop, said)).toBe('translated')
    expect(stateIn(firstUnit('Stop it.'), said)).toBe('stale')
    expect(stateIn(stop, { ...said, units: version({ p1: 'Halte.' }).units })).toBe('draft')
  })

  test('T3 a translation is current again when the original says again what it said', () => {
    const back = firstUnit('Stop.')
    expect(stateIn(back, said, [verdict(stop, arrete)])).toBe('reviewed')
  })

  test('T4 reviewed while both texts are those the latest verdict named', () => {
    const accepted = verdict(stop, arrete)
    expect(stateIn(stop, said, [accepted])).toBe('reviewed')
    expect(stateIn(firstUnit('Stop it.'), said, [accepted])).toBe('stale')
    expect(stateIn(stop, { ...said, units: version({ p1: 'Halte.' }).units }, [accepted])).toBe('draft')
    expect(stateIn(stop, said, [accepted, verdict(stop, arrete, { verdict: 'rejected', reason: 'tone', at: 3 })])).toBe('draft')
    expect(stateIn(stop, said, [verdict(stop, arrete, { verdict: 'rejected', reason: 'tone', at: 1 }), accepted])).toBe('reviewed')
  })

  test('T4 a rejection stays in sight until other words are confirmed', () => {
    const rejected = verdict(stop, arrete, { verdict: 'rejected', reason: 'Too mild.' })
    const rewriting = { ...said, units: version({ p1: 'Cessez.' }).units }
    const again = { ...rewriting, confirmed: new Map([[stop.id, { ...confirmed(stop, [textRun('Cessez.')]), at: 9 }]]) }
    expect(pair([stop], said, [rejected])[0]?.rejection?.reason).toBe('Too mild.')
    expect(pair([stop], rewriting, [rejected])[0]?.rejection?.reason).toBe('Too mild.')
    expect(pair([stop], again, [rejected])[0]).toMatchObject({ rejection: null, state: 'translated' })
  })

  test('T5 words whose unit is gone are orphans, and back when it returns', () => {
    const content = version({ p1: 'Un', p2: 'Deux', p3: '' })
    const [one, two] = [unitsOf(aLetter('One')), unitsOf(aLetter('One', 'Two'))]
    expect(orphans(one, content).map(({ id }) => id)).toEqual(['p2'])
    expect(orphans(two, content)).toEqual([])
    expect(pair(two, content)[1]?.target).toEqual([textRun('Deux')])
  })

  test('T7 progress adds up, in units and in words', () => {
    fc.assert(
      fc.property(anyLetterText, anyContent([]), (text, words) => {
        const units = unitsOf(text)
        const half = new Map(units.filter((_, at) => at % 2 === 0).map((unit) => [unit.id, words]))
        const rows = pair(units, { units: half, confirmed: new Map() })
        const { units: perState, words: inWords, totalUnits, totalWords } = progressOf(rows)
        const sum = (counts: Readonly<Record<string, number>>) => UNIT_STATES.reduce((all, state) => all + (counts[state] ?? 0), 0)
        expect(sum(perState)).toBe(totalUnits)
        expect(sum(inWords)).toBe(totalWords)
        expect(totalUnits).toBe(units.length)
      }),
    )
    expect(progressOf(pair(unitsOf(aLetter('We urge you.', 'Now')), version({ p2: 'Oui' }))).words).toMatchObject({ missing: 3, draft: 1 })
  })

  test('T7 complete is every unit reviewed, and there is one', () => {
    expect(isComplete(pair([stop], said, [verdict(stop, arrete)]))).toBe(true)
    expect(isComplete(pair([stop], said))).toBe(false)
    expect(isComplete([])).toBe(false)
  })
})

describe('a composed version', () => {
  test('T8 has the original’s structure and the version’s words', () => {
    fc.assert(
      fc.property(anyLetterText, fc.constantFrom('source' as const, 'empty' as const), (text, onMissing) => {
        const words = [textRun('mots'), { type: 'note-ref' as const, note: noteId('nowhere') }]
        const units = new Map(unitsOf(text).map((unit, at) => [unit.id, at % 2 === 0 ? words : []]))
        const composed = composeVersion(text, { units, confirmed: new Map() }, 'fr', { onMissing })
        const shape = ({ content: _, ...rest }: (typeof text.paragraphs)[number]) => rest
        expect(composed.paragraphs.map(shape)).toEqual(text.paragraphs.map(shape))
        expect(composed.notes.map(({ id }) => id)).toEqual(text.notes.map(({ id }) => id))
        composed.paragraphs.forEach(({ id, content }, at) => {
          const target = units.get(unitId(id)) ?? []
          const source = text.paragraphs[at]?.content ?? []
          if (hasWords(source)) expect(content).toEqual(hasWords(target) ? [textRun('mots')] : onMissing === 'source' ? source : [])
        })
      }),
    )
  })

  test('T8 orphans are left out, and so are words under an emptied line', () => {
    const composed = composeVersion(aLetter('One', ''), version({ p1: 'Un', p2: 'Deux', p7: 'Perdu' }), 'fr', { onMissing: 'source' })
    expect(composed.paragraphs.map(({ content }) => content)).toEqual([[textRun('Un')], [textRun('')]])
  })

  test('T8 recipients take function and institution from the version', () => {
    const units = version({ [recipientUnit(ministers.id, 'function')]: 'Ministre de l’Intérieur' }).units
    expect(composeRecipients([ministers], units)[0]).toEqual({ ...ministers, function: 'Ministre de l’Intérieur' })
  })
})

describe('reviewing', () => {
  const [row] = pair([stop], said)
  if (row === undefined) throw new Error('no row')
  const reviewing: Reviewing = { ...verdict(stop, arrete), reason: ' ' }

  test('T9 nobody reviews their own words', () => {
    expect(mayReview('tess', 'tess')).toBe(false)
    expect(mayReview('rolf', 'tess', null)).toBe(true)
    expect(review({ ...reviewing, by: 'tess' }, { row, lastWriter: 'uma', now: 5 })).toEqual({ ok: false, refusal: 'own-work' })
    expect(review({ ...reviewing, by: 'uma' }, { row, lastWriter: 'uma', now: 5 })).toEqual({ ok: false, refusal: 'own-work' })
    expect(review(reviewing, { row, lastWriter: 'uma', now: 5 })).toMatchObject({ ok: true, value: { at: 5, reason: '' } })
  })

  test('T9 a verdict names the texts that stand there now, and a rejection its reason', () => {
    const circumstances = { row, lastWriter: null, now: 5 }
    const moved = { ...reviewing, sourceDigest: firstUnit('Stop it.').digest }
    expect(review(moved, circumstances)).toEqual({ ok: false, refusal: 'text-moved' })
    expect(review({ ...reviewing, verdict: 'rejected' }, circumstances)).toEqual({ ok: false, refusal: 'reason-missing' })
    const [empty] = pair([stop], version({}))
    if (empty === undefined) throw new Error('no row')
    expect(review(reviewing, { ...circumstances, row: empty })).toEqual({ ok: false, refusal: 'nothing-to-review' })
  })
})
