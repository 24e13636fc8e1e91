import { letterId } from '@undersigned/letter'
import { verifyBundle } from '@undersigned/signatures/bundle'
import { consistencyProof, isConsistent, nodesFor, openCheckpoint } from '@undersigned/signatures/log'
import { approvalsOf, deliveriesOf, letterOf, logHashes, logSize, verifyStore } from '@undersigned/storage'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundleOf } from './log/letter-bundle.ts'
import { checkpointOf, logKeyOf } from './log/letter-log.ts'
import { changeWords } from './testing/change-letter.ts'
import { everyRow } from './testing/every-row.ts'
import { linkIn, mailTo } from './testing/house.ts'
import { type SigningDay, startSigningDay } from './testing/signing-day.ts'

type Act = { readonly kind: 'sign' | 'withdraw' | 'erase' | 'object' | 'correct' | 'again' | 'change' | 'deliver'; readonly who: number }

const names = ['Anna Abela', 'Ben Bonnici', 'Carla Camilleri', 'Dora Debono', 'Elena Ellul'] as const
const MINISTER = 'office@gov.example'
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
  /** Texts that an organisation approved, and texts of which the recipient has a copy. */
  private readonly approved: string[] = []
  private readonly delivered = new Set<string>()
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
    await this.approve()
    await this.day.ana.ask('stageMove', { ...this.at, body: { to: 'sign-on' } })
    await this.day.house.server.services.changes.round()
    this.carried.clear()
    if (change === 'correction') for (const name of this.listed) this.carried.add(name)
    else {
      for (const name of this.listed) this.asked.add(name)
      this.listed.clear()
    }
  }

  /** Marta's organisation says yes to the text as it was sealed just now. */
  private async approve(): Promise<void> {
    const { ana, marta } = this.day
    await ana.ask('stageMove', { ...this.at, body: { to: 'approval' } })
    const { question } = await ana.ask('approvalGet', this.at)
    const organisation = (await marta.ask('letterGet', this.at)).mine[0]?.organisation?.id ?? ''
    const object = question?.object ?? ''
    await marta.ask('answerGive', { ...this.at, body: { object, organisation, language: 'fr', verdict: 'approve' } })
    this.approved.push(await this.manifest())
    expect(object).toBe(this.approved.at(-1))
  }

  private async manifest(): Promise<string> {
    return (await this.day.ana.ask('letterGet', this.at)).manifest?.digest ?? ''
  }

  /** Who asked for it cannot let it go alone, and a text that the recipient has does not go again. */
  private async deliver(): Promise<void> {
    const { ana, marta, letter } = this.day
    const manifest = await this.manifest()
    const asked = await ana.api.call('requestCreate', { ...this.at, body: { action: 'deliver' } })
    if (!asked.ok) return expect([asked.refusal.problem, this.delivered.has(manifest)]).toEqual(['nothing-to-send', true])
    const request = { params: { letter, request: asked.value.id } }
    expect((await ana.api.call('requestConfirm', request)).ok).toBe(false)
    await marta.ask('requestConfirm', request)
    expect(this.delivered.has(manifest)).toBe(false)
    this.delivered.add(manifest)
  }

  private async checkAnswersAndCopies(): Promise<void> {
    const { services } = this.day.house.server
    const letter = letterId(this.day.letter)
    expect((await approvalsOf(services.store.db, letter)).map(({ manifest }) => manifest)).toEqual(this.approved)
    const copies = await deliveriesOf(services.store.db, letter)
    expect(copies.map(({ manifest }) => String(manifest)).sort()).toEqual([...this.delivered].sort())
    const mails = (await services.outbox.kept()).filter(({ to }) => to === MINISTER)
    expect(mails).toHaveLength(this.delivered.size)
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
    await this.checkAnswersAndCopies()
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
    expect([this.approved.length, this.delivered.size].every((many) => many >= 2)).toBe(true)
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
  kind: fc.constantFrom('sign', 'sign', 'sign', 'withdraw', 'erase', 'object', 'object', 'again', 'again', 'correct', 'change', 'deliver'),
  who: fc.nat({ max: names.length - 1 }),
})

/** So that there is always somebody to carry, to ask, and to erase, and a copy before and after a correction. */
const spine: readonly Act[] = [
  { kind: 'sign', who: 0 },
  { kind: 'sign', who: 1 },
  { kind: 'deliver', who: 0 },
  { kind: 'deliver', who: 0 },
  { kind: 'correct', who: 0 },
  { kind: 'object', who: 1 },
  { kind: 'deliver', who: 0 },
  { kind: 'erase', who: 1 },
  { kind: 'change', who: 0 },
  { kind: 'again', who: 0 },
]

test('G130 over random histories on a real server page, count, list, bundle and copies agree, nobody delivers alone, and all that was handed out proves', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anyAct, { maxLength: 2 }), { minLength: spine.length, maxLength: spine.length }),
      async (between) => {
        const day = await startSigningDay({ email: MINISTER })
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
