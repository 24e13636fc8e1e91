import { digestOfUnit, type LetterText, type Paragraph, paragraphId, plainText, type UnitId, unitId } from '@undersigned/letter'
import { textRun } from '@undersigned/letter/testing'
import { describe, expect, test } from 'vitest'
import {
  acceptanceOf,
  type Confirmation,
  composeVersion,
  followingOf,
  offersOf,
  orphans,
  pair,
  type Review,
  sourceTextOf,
  unitsOf,
  type VersionContent,
} from '../index.ts'

const body = (id: string, words: string, from?: string): Paragraph => ({
  id: paragraphId(id),
  kind: 'body',
  content: [textRun(words)],
  ...(from !== undefined && { from: paragraphId(from) }),
})
const letter = (...paragraphs: Paragraph[]): LetterText => ({ language: 'en', paragraphs, notes: [] })

const [ONE, TWO, THREE] = ['The proposal breaks encryption.', 'We ask you to withdraw it soon.', 'Experts share this view of ours.']
const [UN, DEUX, TROIS] = ['La proposition brise le chiffrement.', 'Nous vous demandons de la retirer.', 'Les experts partagent cet avis.']

/** Everything in `before` translated with these words and confirmed as it stood. */
function translated(before: LetterText, words: Readonly<Record<string, string>>): VersionContent {
  const units = new Map(Object.entries(words).map(([id, text]) => [unitId(id), [textRun(text)]]))
  const confirmed = unitsOf(before).flatMap((unit): [UnitId, Confirmation][] => {
    const target = units.get(unit.id)
    if (target === undefined) return []
    const record = { sourceDigest: unit.digest, sourceText: sourceTextOf(unit), targetDigest: digestOfUnit(target) }
    return [[unit.id, { ...record, origin: 'human', by: 'tess', at: 1 }]]
  })
  return { units, confirmed: new Map(confirmed) }
}

function seen(text: LetterText, version: VersionContent, reviews: readonly Review[] = []) {
  const units = unitsOf(text)
  const rows = pair(units, version, reviews)
  const lost = orphans(units, version)
  const { coveredBy, joined } = followingOf(rows, lost)
  return {
    rows,
    lost,
    states: Object.fromEntries(rows.map((row) => [row.unit.id, row.state])),
    coveredBy: Object.fromEntries(coveredBy),
    joined: [...joined].map(([id, { before, behind }]) => [before.map((each) => each.id), id, behind.map((each) => each.id)]),
    offers: offersOf(rows, lost, 'fr'),
    printed: printed(text, version),
  }
}

const printed = (text: LetterText, version: VersionContent): readonly string[] =>
  composeVersion(text, version, 'fr', { onMissing: 'source' }).paragraphs.map(({ content }) => plainText(content))

function accepted(text: LetterText, version: VersionContent): VersionContent {
  const { rows, lost, offers } = seen(text, version)
  const [offer] = offers
  if (offer === undefined) throw new Error('nothing is offered')
  const { units, confirmed } = acceptanceOf(offer, { rows, orphans: lost, by: 'rolf', at: 9 })
  return { units: new Map([...version.units, ...units]), confirmed: new Map([...version.confirmed, ...confirmed]) }
}

const whole = letter(body('a', `${ONE} ${TWO}`))
const cut = letter(body('a', ONE), body('b', TWO, 'a'))
const version = translated(whole, { a: `${UN} ${DEUX}` })

describe('a split', () => {
  test('T30 T31 the old half covers the new one: nothing is printed twice, and no empty line stands between', () => {
    expect(seen(cut, version)).toMatchObject({
      states: { a: 'stale', b: 'missing' },
      coveredBy: { b: 'a' },
      printed: [`${UN} ${DEUX}`],
    })
  })

  test('T30 words typed into the new half leave it covered while most of it is what was translated', () => {
    const edited = letter(body('a', ONE), body('b', `Today ${TWO}`, 'a'))
    expect(seen(edited, version).coveredBy).toEqual({ b: 'a' })
    const rewritten = letter(body('a', ONE), body('b', 'Something else stands here entirely now.', 'a'))
    expect(seen(rewritten, version)).toMatchObject({
      coveredBy: {},
      printed: [`${UN} ${DEUX}`, 'Something else stands here entirely now.'],
    })
  })

  test('T30 an old half that was confirmed as it stands covers nothing any more, nor does one that was never confirmed', () => {
    const again = { ...version, confirmed: translated(cut, { a: `${UN} ${DEUX}` }).confirmed }
    expect(seen(cut, again)).toMatchObject({ states: { a: 'translated', b: 'missing' }, coveredBy: {} })
    expect(seen(cut, { ...version, confirmed: new Map() }).coveredBy).toEqual({})
  })

  test('T30 undoing the split leaves no trace, and a second one covers again', () => {
    expect(seen(whole, version)).toMatchObject({ states: { a: 'translated' }, coveredBy: {}, printed: [`${UN} ${DEUX}`] })
    expect(seen(letter(body('a', ONE), body('c', TWO, 'a')), version).coveredBy).toEqual({ c: 'a' })
  })

  test('T30 a chain of splits is covered to its end, wherever the parts stand and when one in the middle is gone', () => {
    const three = translated(letter(body('a', `${ONE} ${TWO} ${THREE}`)), { a: `${UN} ${DEUX} ${TROIS}` })
    const chain = letter(body('c', THREE, 'b'), body('a', ONE), body('b', TWO, 'a'))
    expect(seen(chain, three)).toMatchObject({ coveredBy: { b: 'a', c: 'a' }, printed: [`${UN} ${DEUX} ${TROIS}`] })
    const merged = letter(body('a', `${ONE} ${TWO}`), body('c', THREE, 'b'))
    expect(seen(merged, three)).toMatchObject({ coveredBy: { c: 'a' }, printed: [`${UN} ${DEUX} ${TROIS}`] })
  })

  test('T30 words cut out and pasted as a paragraph of their own are covered, a short line that says one of them is not', () => {
    const pasted = letter(body('a', ONE), body('x', TWO))
    expect(seen(pasted, version)).toMatchObject({ coveredBy: { x: 'a' }, printed: [`${UN} ${DEUX}`] })
    const heading = letter(body('a', ONE), body('x', 'Withdraw it'))
    expect(seen(heading, version)).toMatchObject({ coveredBy: {}, printed: [`${UN} ${DEUX}`, 'Withdraw it'] })
  })

  test('T30 when the covering half is deleted the new one stands in the original’s words, and its cut from the orphan is offered', () => {
    const left = letter(body('b', TWO, 'a'))
    expect(seen(left, version)).toMatchObject({ states: { b: 'missing' }, coveredBy: {}, printed: [TWO] })
    expect(seen(left, version).offers).toMatchObject([
      { kind: 'split', from: 'a', unit: 'b', first: [textRun(UN)], second: [textRun(DEUX)] },
    ])
    const after = accepted(left, version)
    expect(seen(left, after)).toMatchObject({ states: { b: 'translated' }, printed: [DEUX] })
    expect(seen(cut, after)).toMatchObject({ states: { a: 'translated', b: 'translated' }, printed: [UN, DEUX] })
  })
})

describe('a merge', () => {
  const apart = letter(body('a', ONE), body('b', TWO))
  const both = translated(apart, { a: UN, b: DEUX })

  test('T31 the orphan’s words stand with the paragraph that took in its source, in the order of the sources', () => {
    expect(seen(whole, both)).toMatchObject({ states: { a: 'stale' }, joined: [[[], 'a', ['b']]], printed: [`${UN} ${DEUX}`] })
    expect(seen(letter(body('b', `${ONE} ${TWO}`)), both)).toMatchObject({ joined: [[['a'], 'b', []]], printed: [`${UN} ${DEUX}`] })
  })

  test('T31 an orphan whose paragraph was deleted is left out, and so is one whose source was translated anew', () => {
    expect(seen(letter(body('a', ONE)), both)).toMatchObject({ joined: [], printed: [UN] })
    const anew: VersionContent = {
      units: new Map([...both.units, [unitId('a'), [textRun(`${UN} Retirez-la.`)]]]),
      confirmed: new Map([...both.confirmed, ...translated(whole, { a: `${UN} Retirez-la.` }).confirmed]),
    }
    expect(seen(whole, anew)).toMatchObject({ joined: [], printed: [`${UN} Retirez-la.`] })
  })

  test('T30 T31 merged and cut again elsewhere, what the orphan holds is printed once', () => {
    const cutElsewhere = letter(body('a', `${ONE} We ask you`), body('c', 'to withdraw it soon.', 'a'))
    expect(seen(cutElsewhere, both)).toMatchObject({ coveredBy: { c: 'a' }, printed: [`${UN} ${DEUX}`] })
  })

  test('T31 several orphans stand in order, and are offered from the paragraph’s own words outwards', () => {
    const three = translated(letter(body('a', ONE), body('b', TWO), body('c', THREE)), { a: UN, b: DEUX, c: TROIS })
    const merged = letter(body('a', `${ONE} ${TWO} ${THREE}`))
    expect(seen(merged, three)).toMatchObject({ joined: [[[], 'a', ['b', 'c']]], printed: [`${UN} ${DEUX} ${TROIS}`] })
    expect(seen(merged, three).offers.map(({ kind, unit }) => [kind, unit])).toEqual([['join', 'a']])
    const once = accepted(merged, three)
    expect(seen(merged, once)).toMatchObject({ states: { a: 'stale' }, printed: [`${UN} ${DEUX} ${TROIS}`] })
    expect(seen(merged, accepted(merged, once))).toMatchObject({ states: { a: 'translated' }, lost: [] })
  })
})

describe('accepting', () => {
  const verdict = (text: LetterText, target: string): Review => {
    const [unit] = unitsOf(text)
    if (unit === undefined) throw new Error('no unit')
    const digests = { sourceDigest: unit.digest, targetDigest: digestOfUnit([textRun(target)]) }
    return { unit: unit.id, language: 'fr', ...digests, verdict: 'accepted', reason: '', by: 'uma', at: 2 }
  }

  test('T32 a cut whose words are unchanged leaves both halves translated, not reviewed', () => {
    const review = verdict(whole, `${UN} ${DEUX}`)
    expect(seen(whole, version, [review]).states).toEqual({ a: 'reviewed' })
    const after = accepted(cut, version)
    expect(seen(cut, after, [review])).toMatchObject({ states: { a: 'translated', b: 'translated' }, printed: [UN, DEUX], offers: [] })
    expect([...after.confirmed.values()].map(({ by, sourceText }) => [by, sourceText])).toEqual([
      ['rolf', ONE],
      ['rolf', TWO],
    ])
  })

  test('T32 a join whose words are unchanged leaves the paragraph translated', () => {
    const both = translated(letter(body('a', ONE), body('b', TWO)), { a: UN, b: DEUX })
    expect(seen(whole, accepted(whole, both))).toMatchObject({ states: { a: 'translated' }, lost: [], printed: [`${UN} ${DEUX}`] })
  })

  test('T32 where the words moved on, each half is stale against its own part of what was confirmed, until they come back', () => {
    const edited = letter(body('a', ONE), body('b', `Today ${TWO}`, 'a'))
    const after = accepted(edited, version)
    expect(seen(edited, after).states).toEqual({ a: 'translated', b: 'stale' })
    expect(after.confirmed.get(unitId('b'))?.sourceText).toBe(TWO)
    expect(seen(cut, after).states).toEqual({ a: 'translated', b: 'translated' })
  })

  test('T32 what was changed since it was confirmed, or never confirmed, is a draft after the cut', () => {
    const changed = { ...version, units: new Map([[unitId('a'), [textRun(`${UN} Retirez-la vite.`)]]]) }
    expect(seen(cut, accepted(cut, changed)).states).toEqual({ a: 'draft', b: 'draft' })
    const never = { ...version, confirmed: new Map() }
    expect(seen(cut, accepted(cut, never)).states).toEqual({ a: 'draft', b: 'draft' })
  })

  test('T32 a paragraph cut into three is translated when the second cut is accepted', () => {
    const three = translated(letter(body('a', `${ONE} ${TWO} ${THREE}`)), { a: `${UN} ${DEUX} ${TROIS}` })
    const text = letter(body('a', ONE), body('b', TWO, 'a'), body('c', THREE, 'b'))
    const once = accepted(text, three)
    expect(seen(text, once)).toMatchObject({
      states: { a: 'stale', b: 'missing', c: 'translated' },
      coveredBy: { b: 'a' },
      printed: [`${UN} ${DEUX}`, TROIS],
    })
    expect(seen(text, accepted(text, once)).states).toEqual({ a: 'translated', b: 'translated', c: 'translated' })
  })

  test('T32 an accepted cut that the original takes back is joined again, and translated when that is accepted', () => {
    const after = accepted(cut, version)
    expect(seen(whole, after)).toMatchObject({ states: { a: 'stale' }, printed: [`${UN} ${DEUX}`] })
    expect(seen(whole, accepted(whole, after)).states).toEqual({ a: 'translated' })
  })
})
