import { type Digest, digestOf } from '@undersigned/letter'
import { describe, expect, test } from 'vitest'
import {
  type ConfirmedSignature,
  confirmAgain,
  countsUnder,
  hasToLapse,
  newStanding,
  object,
  remindersBy,
  type Signature,
  type Standing,
  type Succession,
  signatureId,
  succeed,
  withdraw,
} from '../index.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const [first, second, third] = ['first', 'second', 'third'].map(digestOf) as [Digest, Digest, Digest]

const signature = (name: string, under: Digest = first): ConfirmedSignature => ({
  id: signatureId(name),
  signatory: `index ${name}`,
  display: { class: 'organisation', name, title: '', affiliation: '', country: '', group: '' },
  organisation: name,
  manifest: under,
  language: 'en',
  signedAt: 1,
  status: 'confirmed',
  confirmedAt: 2,
})
const ana = signature('ana')
const standing: Standing = { ...newStanding(), stage: 'sealed', manifest: second, languages: ['en', 'fr'] }
const amended = { previous: first, manifest: second, now: 10, dueAt: 10 + 14 * DAY } as const
const carried = succeed([ana], [], { ...amended, change: 'correction' }).added
const asked = succeed([ana], [], { ...amended, change: 'substance' }).added
const only = (all: readonly Succession[]): Succession => {
  const [one] = all
  if (one === undefined) throw new Error('nobody was touched')
  return one
}
const again = (over: Partial<Parameters<typeof confirmAgain>[2]> = {}, of: Signature = ana, row = only(asked)) =>
  confirmAgain(of, row, { id: signatureId('again'), language: 'fr', standing, existing: [], successions: asked, now: 20, ...over })

describe('what becomes of signatures', () => {
  test('G41 a correction carries by a row that names both manifests, and the signature stays as it is', () => {
    expect(carried).toEqual([{ signature: ana.id, previous: first, manifest: second, state: 'carried', at: 10, dueAt: null, reminded: 0 }])
    expect(countsUnder(ana, second, carried)).toBe(true)
    expect(countsUnder(ana, first, carried)).toBe(true)
    expect(countsUnder(ana, third, carried)).toBe(false)
  })

  test('G43 substance carries nobody: everyone is asked, and counts once they answer', () => {
    expect(countsUnder(ana, second, asked)).toBe(false)
    const answer = again()
    expect(answer).toMatchObject({ ok: true, value: { id: 'again', manifest: second, language: 'fr', signatory: ana.signatory } })
    expect(ana.manifest).toBe(first)
    if (answer.ok) expect(countsUnder(answer.value, second, asked)).toBe(true)
  })

  test('G43 confirming again is refused late, twice, under another text, in a language that is not sealed, and while the text is open', () => {
    const row = only(asked)
    expect(again({ now: amended.dueAt })).toMatchObject({ refusal: 'link-expired' })
    expect(again({}, ana, { ...row, state: 'confirmed' })).toMatchObject({ refusal: 'already-confirmed' })
    expect(again({}, ana, { ...row, state: 'lapsed' })).toMatchObject({ refusal: 'link-expired' })
    expect(again({ standing: { ...standing, manifest: third } })).toMatchObject({ refusal: 'link-expired' })
    expect(again({ standing: { ...standing, stage: 'drafting', amending: second } })).toMatchObject({ refusal: 'not-open' })
    expect(again({ language: 'de' })).toMatchObject({ refusal: 'language-not-sealed' })
    expect(again({}, signature('other'))).toMatchObject({ refusal: 'link-unknown' })
    const gone = withdraw(ana, { now: 15 })
    if (gone.ok) expect(again({}, gone.value)).toMatchObject({ refusal: 'already-withdrawn' })
  })

  test('G43 an organisation for which somebody else signed the new text counts once', () => {
    const other: Signature = { ...signature('ana', second), id: signatureId('other'), signatory: 'index other' }
    expect(again({ existing: [other] })).toMatchObject({ refusal: 'organisation-signed' })
    expect(again({ existing: [{ ...other, signatory: ana.signatory }] })).toMatchObject({ refusal: 'already-confirmed' })
  })

  test('G43 whoever had not answered is asked about the newer text, whatever its class', () => {
    const next = { previous: second, manifest: third, now: 30, dueAt: 30 + DAY }
    for (const change of ['layout', 'correction', 'substance'] as const) {
      const { added, superseded } = succeed([ana], asked, { ...next, change })
      expect(added).toEqual([{ signature: ana.id, previous: first, manifest: third, state: 'asked', at: 30, dueAt: 30 + DAY, reminded: 0 }])
      expect(superseded.map(({ state }) => state)).toEqual(['superseded'])
    }
  })

  test('G44 whoever objects is not carried, not by later corrections either, and stays under what they signed', () => {
    const further = succeed([ana], carried, { previous: second, manifest: third, change: 'correction', now: 30, dueAt: 40 }).added
    const objected = object(ana, [...carried, ...further], second)
    const now = objected.ok ? objected.value : []
    expect(now.map(({ manifest, state }) => [manifest, state])).toEqual([
      [second, 'objected'],
      [third, 'objected'],
    ])
    expect([first, second, third].map((manifest) => countsUnder(ana, manifest, now))).toEqual([true, false, false])
    expect(object(ana, now, second)).toMatchObject({ refusal: 'already-objected' })
    expect(object(ana, asked, second)).toMatchObject({ refusal: 'link-unknown' })
    expect(object(ana, [], second)).toMatchObject({ refusal: 'link-unknown' })
    expect(succeed([ana], now, { previous: third, manifest: digestOf('fourth'), change: 'correction', now: 50, dueAt: 60 }).added).toEqual(
      [],
    )
  })

  test('G45 reminders come three days and one before the deadline, then it lapses; time stands still while the text is open', () => {
    const row = only(asked)
    const due = amended.dueAt
    const at = (before: number) => remindersBy(row, due - before)
    expect([at(73 * HOUR), at(72 * HOUR), at(25 * HOUR), at(24 * HOUR), at(1), at(0)]).toEqual([0, 1, 1, 2, 2, 0])
    expect(remindersBy({ ...row, state: 'confirmed' }, due - 1)).toBe(0)
    expect(remindersBy({ ...row, at: due - HOUR }, due - 1)).toBe(0)
    expect([due - 1, due].map((now) => hasToLapse(row, standing, now))).toEqual([false, true])
    expect(hasToLapse(row, { ...standing, stage: 'drafting', amending: second }, due)).toBe(false)
    expect(hasToLapse({ ...row, state: 'confirmed' }, standing, due)).toBe(false)
  })
})
