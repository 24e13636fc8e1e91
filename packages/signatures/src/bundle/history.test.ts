import type { Digest } from '@undersigned/letter'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Opening } from '../log/opening.ts'
import { aBundle } from '../testing/a-bundle.ts'
import { verifyBundle } from './verify.ts'

type Payload = Opening['payload']
type Act = { readonly kind: 'sign' | 'withdraw' | 'correct' | 'object' | 'erase'; readonly who: number }

const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.record({ kind: fc.constantFrom('sign', 'sign', 'sign', 'withdraw', 'correct', 'object', 'erase'), who: fc.nat(5) }),
  { maxLength: 18 },
)

const displayOf = (name: string) => ({ class: 'individual', name, title: '', affiliation: '', country: '', group: '' })

/** One letter's life: what is logged, who should be listed, and whose entries are closed. */
class Life {
  readonly payloads: Payload[] = []
  readonly names = new Map<number, string>()
  readonly closed = new Set<number>()
  private readonly carried = new Set<number>()
  private readonly manifests: readonly [Digest, Digest]
  private manifest: Digest

  constructor(manifests: readonly [Digest, Digest]) {
    this.manifests = manifests
    this.manifest = manifests[0]
  }

  /** A correction carries everyone who is listed. */
  seal(): void {
    const [previous, manifest] = this.manifests
    if (this.manifest === manifest) return
    this.manifest = manifest
    this.payloads.push({ kind: 'manifest', manifest, previous })
    for (const who of this.names.keys()) {
      this.carried.add(who)
      this.log(who, { kind: 'carried', previous })
    }
  }

  act({ kind, who }: Act, step: number): void {
    if (kind === 'sign') this.sign(who)
    else if (kind === 'erase' || this.names.has(who)) this[kind](who, step)
  }

  private log(who: number, payload: { readonly kind: string } & Readonly<Record<string, unknown>>): void {
    this.payloads.push({ manifest: this.manifest, signature: `s${who}`, ...payload })
  }

  private sign(who: number): void {
    if (this.payloads.some(({ signature }) => signature === `s${who}`)) return
    this.names.set(who, `Person ${who}`)
    this.log(who, { kind: 'signature', language: 'en', display: displayOf(`Person ${who}`), signatory: `s${who}` })
  }

  private withdraw(who: number): void {
    this.names.delete(who)
    this.log(who, { kind: 'withdrawal' })
  }

  private object(who: number): void {
    if (!this.carried.has(who)) return
    this.names.delete(who)
    this.log(who, { kind: 'objection' })
  }

  private correct(who: number, step: number): void {
    this.names.set(who, `Person ${who}.${step}`)
    this.log(who, { kind: 'correction', display: displayOf(`Person ${who}.${step}`) })
  }

  /** Also of who took their name back or objected: what they then did stays in the log, closed. */
  private erase(who: number): void {
    this.names.delete(who)
    // The first entry of the log is the seal before all of these.
    const own = [...this.payloads.entries()].flatMap(([index, { signature }]) => (signature === `s${who}` ? [index + 1] : []))
    const entries = own.filter((index) => !this.closed.has(index))
    for (const index of entries) this.closed.add(index)
    if (entries.length > 0) this.payloads.push({ kind: 'erasure', manifest: this.manifest, entries })
  }
}

test('V14 V15 V18 over any history the bundle verifies and lists exactly those who signed, were not erased, and took nothing back', async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.nat(18), async (history, at) => {
      const lives: Life[] = []
      const live = (manifests: readonly [Digest, Digest]): readonly Payload[] => {
        const life = new Life(manifests)
        for (const [step, act] of history.entries()) {
          if (step === at) life.seal()
          life.act(act, step)
        }
        life.seal()
        lives.push(life)
        return life.payloads
      }
      await aBundle({ payloads: live, closed: [] })
      const { bytes } = await aBundle({ payloads: live, closed: [...(lives[0]?.closed ?? [])] })
      const proven = await verifyBundle(bytes)
      expect(proven.list.map(({ display }) => display.name).sort()).toEqual([...(lives[0]?.names.values() ?? [])].sort())
    }),
    { numRuns: 25 },
  )
})
