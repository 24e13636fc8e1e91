import { digestOf, type SignatoryDisplay } from '@undersigned/letter'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canonicalLeaf,
  confirm,
  type EventPayload,
  hashOfToken,
  leafOf,
  newStanding,
  opens,
  type Signature,
  type Signing,
  type Standing,
  saltFrom,
  sign,
  signatureId,
  withdraw,
} from './index.ts'

const [manifest, later] = [digestOf('manifest'), digestOf('later')]
const display: SignatoryDisplay = { class: 'organisation', name: 'Open Rights', title: '', affiliation: '', country: 'EE', group: '' }
const open: Standing = { ...newStanding(), stage: 'sign-on', manifest, languages: ['en', 'fr'], softDeadline: 50, hardDeadline: 100 }
const signing: Signing = {
  id: signatureId('s1'),
  signatory: 'index-1',
  display,
  organisation: 'open rights',
  manifest,
  language: 'fr',
  token: hashOfToken('token'),
  expiresAt: 80,
  invited: true,
}
const refusal = (reason: string) => ({ ok: false, refusal: reason })
const signed = (over: Partial<Signing> = {}, standing: Standing = open, existing: readonly Signature[] = [], now = 10) =>
  sign({ ...signing, ...over }, { standing, existing, now })

function value<Value>(outcome: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: string }): Value {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}
const pending = value(signed())
const token = hashOfToken('token')
const confirmed = value(confirm(pending, { standing: open, token, now: 20 }))

describe('signing', () => {
  test('G11 takes the manifest in force and a sealed language', () => {
    expect(pending).toMatchObject({ status: 'pending', manifest, language: 'fr', signedAt: 10 })
    expect(signed({ manifest: later })).toEqual(refusal('manifest-changed'))
    expect(signed({ language: 'de' })).toEqual(refusal('language-not-sealed'))
  })

  test('G11 is open during sign-on, to its hard deadline', () => {
    expect(signed({}, { ...open, stage: 'sealed' })).toEqual(refusal('not-open'))
    expect(signed({}, open, [], 99).ok).toBe(true)
    expect(signed({}, open, [], 100)).toEqual(refusal('deadline-passed'))
  })

  test('G11 needs an invitation unless sign-on is public and the letter published', () => {
    expect(signed({ invited: false })).toEqual(refusal('invitation-needed'))
    expect(signed({ invited: false }, { ...open, signOn: 'public' })).toEqual(refusal('invitation-needed'))
    expect(signed({ invited: false }, { ...open, signOn: 'public', publishedAt: 5 }).ok).toBe(true)
  })

  test('G12 counts once: a pending one may be sent again, a confirmed one not', () => {
    expect(signed({}, open, [pending]).ok).toBe(true)
    expect(signed({}, open, [confirmed])).toEqual(refusal('already-signed'))
  })
})

describe('confirming', () => {
  const confirming = (signature: Signature, over: { standing?: Standing; token?: typeof token; now?: number } = {}) =>
    confirm(signature, { standing: open, token, now: 20, ...over })

  test('G12 takes the token, in time, for the manifest that was signed', () => {
    expect(confirmed).toMatchObject({ status: 'confirmed', confirmedAt: 20 })
    expect(confirmed).not.toHaveProperty('token')
    expect(confirming(pending, { token: hashOfToken('other') })).toEqual(refusal('link-unknown'))
    expect(confirming(pending, { now: 80 })).toEqual(refusal('link-expired'))
    expect(confirming({ ...pending, expiresAt: 500 }, { now: 100 })).toEqual(refusal('deadline-passed'))
    expect(confirming(pending, { standing: { ...open, stage: 'closed' } })).toEqual(refusal('not-open'))
    expect(confirming(pending, { standing: { ...open, manifest: later } })).toEqual(refusal('manifest-changed'))
    expect(confirming(confirmed)).toEqual(refusal('already-confirmed'))
  })

  test('G12 the token itself is not kept', () => {
    expect(JSON.stringify(pending)).not.toContain('"token":"token"')
    expect(hashOfToken('token')).toMatch(/^[0-9a-f]{64}$/)
  })
})

test('G13 withdrawing is possible once, always, and signing again after it', () => {
  const withdrawn = value(withdraw(confirmed, { now: 500 }))
  expect(withdrawn).toMatchObject({ status: 'withdrawn', withdrawnAt: 500, manifest })
  expect(withdraw(withdrawn, { now: 501 })).toEqual(refusal('already-withdrawn'))
  expect(withdraw(pending, { now: 15 })).toEqual(refusal('not-confirmed'))
  expect(confirm(withdrawn, { standing: open, token, now: 20 })).toEqual(refusal('already-withdrawn'))
  expect(signed({ id: signatureId('s2') }, open, [withdrawn]).ok).toBe(true)
})

test('G11 no history changes the manifest or the language of a signature', () => {
  const standings: readonly Standing[] = [open, { ...open, manifest: later }, { ...open, stage: 'closed' }]
  const anyStep = fc.tuple(fc.constantFrom('sign', 'confirm', 'withdraw'), fc.constantFrom(...standings), fc.constantFrom(manifest, later))
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 20 }), (steps) => {
      const history = new Map<string, Signature>()
      steps.forEach(([step, standing, named], now) => {
        const existing = [...history.values()]
        const last = existing.at(-1)
        const outcome =
          step === 'sign' || last === undefined
            ? sign({ ...signing, id: signatureId(`s${now}`), manifest: named }, { standing, existing, now })
            : step === 'confirm'
              ? confirm(last, { standing, token, now })
              : withdraw(last, { now })
        if (!outcome.ok) return
        const before = history.get(outcome.value.id)
        if (before !== undefined) {
          expect(outcome.value.manifest).toBe(before.manifest)
          expect(outcome.value.language).toBe(before.language)
        } else expect(outcome.value.manifest).toBe(standing.manifest)
        history.set(outcome.value.id, outcome.value)
      })
      for (const each of [manifest, later]) {
        const counting = [...history.values()].filter((signature) => signature.status === 'confirmed' && signature.manifest === each)
        expect(counting.length).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 500 },
  )
})

describe('an organisation', () => {
  const [second, secondToken] = [value(signed({ id: signatureId('s2'), signatory: 'index-2' })), token]
  const confirming = (existing: readonly Signature[]) => confirm(second, { standing: open, token: secondToken, now: 20, existing })

  test('G20 signs a manifest once, whoever of its people signs first', () => {
    expect(signed({ id: signatureId('s3'), signatory: 'index-3' }, open, [confirmed])).toEqual(refusal('organisation-signed'))
    expect(confirming([confirmed])).toEqual(refusal('organisation-signed'))
    expect(confirming([second, pending]).ok).toBe(true)
  })

  test('G20 may sign again after a withdrawal or under the next manifest; people sign each for themself', () => {
    expect(confirming([value(withdraw(confirmed, { now: 21 }))]).ok).toBe(true)
    expect(confirming([{ ...confirmed, manifest: later }]).ok).toBe(true)
    const alone = { id: signatureId('s4'), signatory: 'index-4', organisation: null }
    expect(signed(alone, open, [{ ...confirmed, organisation: null }]).ok).toBe(true)
  })
})

test('G15 a leaf shows nobody, and only event and salt together open it', () => {
  const [salt, other] = [saltFrom(new Uint8Array(32).fill(1)), saltFrom(new Uint8Array(32).fill(2))]
  const payload: EventPayload = { kind: 'signature', manifest, language: 'fr', signature: confirmed.id, display, signatory: 'index-1' }
  const leaf = leafOf(payload, { salt, at: 20 })
  expect(canonicalLeaf(leaf)).not.toContain('Open Rights')
  expect(opens(leaf, payload, salt)).toBe(true)
  expect(opens(leaf, payload, other)).toBe(false)
  expect(opens(leaf, { ...payload, language: 'en' }, salt)).toBe(false)
  expect(opens(leaf, { kind: 'withdrawal', manifest, signature: confirmed.id }, salt)).toBe(false)
})
