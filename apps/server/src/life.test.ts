import { letterId } from '@undersigned/letter'
import { verifyBundle } from '@undersigned/signatures/bundle'
import { consistencyProof, isConsistent, nodesFor, openCheckpoint } from '@undersigned/signatures/log'
import { letterOf, logHashes, logSize, verifyStore } from '@undersigned/storage'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundleOf } from './log/letter-bundle.ts'
import { checkpointOf, logKeyOf } from './log/letter-log.ts'
import { changeWords } from './testing/change-letter.ts'
import { everyRow } from './testing/every-row.ts'
import { linkIn, mailTo } from './testing/house.ts'
import { type SigningDay, startSigningDay } from './testing/signing-day.ts'

type Act = { readonly kind: 'sign' | 'withdraw' | 'erase' | 'object' | 'correct' | 'again' | 'change'; readonly who: number }

const names = ['Anna Abela', 'Ben Bonnici', 'Carla Camilleri', 'Dora Debono', 'Elena Ellul'] as const
const mailOf = (name: string): string => `${name.toLowerCase().replace(' ', '.')}@signs.eu`

/** One letter on a real server, what was ever handed out of its log, and who should stand on its list. */
class Course {
  readonly listed = new Set<string>()
  readonly erased = new Set<string>()
  private readonly asked = new Set<string>()
  private readonly carried = new Set<string>()
  private readonly links = new Map<string, string>()
  private readonly receipts: string[] = []
  private readonly checkpoints: string[] = []
  private readonly bundles: Uint8Array[] = []
  private readonly day: SigningDay
  private texts = 0

  constructor(day: SigningDay) {
    this.day = day
  }

  async take({ kind, who }: Act): Promise<void> {
    const name = names[who] ?? names[0]
    if (kind === 'correct' || kind === 'change') await this.amend(kind === 'correct' ? 'correction' : 'substance')
    else await this[kind](name)
  }

  private get at() {
    return { params: { letter: this.day.letter } }
  }

  private async sign(name: string): Promise<void> {
    if (this.links.has(name) && !this.erased.has(name)) return
    const page = await this.day.sign(name)
    this.receipts.push(receiptIn(page))
    this.links.set(name, linkIn(await mailTo(this.day.house.server, mailOf(name))))
    this.listed.add(name)
    this.erased.delete(name)
  }

  private async press(name: string, step: 'withdraw' | 'erase'): Promise<void> {
    const path = (this.links.get(name) ?? '').replace('/withdraw/', `/${step}/`)
    if (path !== '') await this.day.house.stranger().fetch(path, { method: 'POST' })
    for (const set of [this.listed, this.asked, this.carried]) set.delete(name)
  }

  private withdraw(name: string): Promise<void> {
    return this.press(name, 'withdraw')
  }

  private async erase(name: string): Promise<void> {
    await this.press(name, 'erase')
    if (this.links.delete(name)) this.erased.add(name)
  }

  private async object(name: string): Promise<void> {
    if (!this.carried.delete(name)) return
    await this.pressLast(name, 'object')
    this.listed.delete(name)
  }

  private async again(name: string): Promise<void> {
    if (!this.asked.delete(name)) return
    await this.pressLast(name, 'again')
    this.listed.add(name)
  }

  private async pressLast(name: string, step: 'object' | 'again'): Promise<void> {
    const path = linkIn(await mailTo(this.day.house.server, mailOf(name)))
    expect(path).toContain(`/${step}/`)
    await this.day.house.stranger().fetch(path, { method: 'POST' })
  }

  private async amend(change: 'correction' | 'substance'): Promise<void> {
    const [from, to] = [this.texts === 0 ? 'fair' : `decent${this.texts}`, `decent${this.texts + 1}`]
    this.texts += 1
    await this.day.byTwo('amend')
    await changeWords(this.day, { unit: 'lbi2', from, to, french: `une rémunération décente ${this.texts} ;` })
    await this.day.ana.ask('amendmentPut', { ...this.at, body: { change, days: 14 } })
    await this.day.byTwo('freeze')
    await this.day.byTwo('seal')
    await this.day.ana.ask('stageMove', { ...this.at, body: { to: 'sign-on' } })
    await this.day.house.server.services.changes.round()
    this.carried.clear()
    if (change === 'correction') for (const name of this.listed) this.carried.add(name)
    else {
      for (const name of this.listed) this.asked.add(name)
      this.listed.clear()
    }
  }

  /** Everything that shows the list shows the same one, and everything that was handed out still proves. */
  async holds(): Promise<void> {
    const { services } = this.day.house.server
    const { db } = services.store
    const letter = await letterOf(db, this.day.letter)
    if (letter === null) throw new Error('the letter is gone')
    const made = await bundleOf({ db, keys: services.keys }, letter, { page: '<!doctype html>', readme: '', witnesses: [] })
    const proven = await verifyBundle(made?.bytes ?? new Uint8Array(), { receipts: this.receipts })
    const wanted = [...this.listed].sort()
    expect(proven.list.map(({ display }) => display.name).sort()).toEqual(wanted)
    expect((await this.day.ana.ask('letterGet', this.at)).signatories.confirmed).toBe(wanted.length)
    const page = await (await this.day.publicPage()).text()
    for (const name of names) expect([name, page.includes(name)]).toEqual([name, this.listed.has(name)])
    await this.checkLog()
    this.bundles.push(made?.bytes ?? new Uint8Array())
  }

  private async checkLog(): Promise<void> {
    const { keys, store } = this.day.house.server.services
    const letter = letterId(this.day.letter)
    const [size, key] = [await logSize(store.db, letter), await logKeyOf(keys, letter)]
    const now = await openCheckpoint(await checkpointOf(keys, store.db, { letter, size }), key)
    for (const earlier of this.checkpoints) {
      const then = await openCheckpoint(earlier, key)
      const hashes = await logHashes(store.db, letter, nodesFor.consistency(then.size, size))
      expect(isConsistent(then, now, consistencyProof(then.size, size, hashes))).toBe(true)
    }
    this.checkpoints.push(await checkpointOf(keys, store.db, { letter, size }))
  }

  async atTheEnd(): Promise<void> {
    const { store, keys } = this.day.house.server.services
    for (const bundle of this.bundles) expect((await verifyBundle(bundle)).manifest).toHaveLength(64)
    const rows = await everyRow(store, keys)
    for (const name of this.erased)
      expect([name, rows.filter((row) => row.includes(name) || row.includes(mailOf(name)))]).toEqual([name, []])
    expect((await verifyStore(store)).problems).toEqual([])
  }
}

const receiptIn = (page: string): string =>
  (/<pre[^>]*>([\s\S]*?)<\/pre>/.exec(page)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

const anyAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('sign', 'sign', 'sign', 'withdraw', 'erase', 'object', 'object', 'again', 'again', 'correct', 'change'),
  who: fc.nat({ max: names.length - 1 }),
})

/** So that there is always somebody to carry, to ask, and to erase. */
const spine: readonly Act[] = [
  { kind: 'sign', who: 0 },
  { kind: 'sign', who: 1 },
  { kind: 'correct', who: 0 },
  { kind: 'object', who: 1 },
  { kind: 'erase', who: 1 },
  { kind: 'change', who: 0 },
  { kind: 'again', who: 0 },
]

test('G130 over random histories on a real server page, count, list and bundle agree, and all that was handed out proves', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anyAct, { maxLength: 2 }), { minLength: spine.length, maxLength: spine.length }),
      async (between) => {
        const day = await startSigningDay()
        try {
          await day.open()
          const course = new Course(day)
          for (const act of spine.flatMap((each, at) => [each, ...(between[at] ?? [])])) {
            await course.take(act)
            await course.holds()
          }
          await course.atTheEnd()
        } finally {
          await day.house.close()
        }
      },
    ),
    { numRuns: 3, endOnFailure: true },
  )
}, 180_000)
