import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '@undersigned/letter'
import { changeSignatory, type LetterRow, letterOf } from '@undersigned/storage'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Crowd, fillCrowd } from '../testing/crowd.ts'
import { type House, linkIn, mailTo, openHouse } from '../testing/house.ts'
import { printedRows } from './printed.ts'
import { createRolls } from './rolls.ts'

const LANGUAGES: readonly Language[] = ['en', 'mt', 'el', 'sv', 'de']
const dataDir = mkdtempSync(join(tmpdir(), 'rolls-'))
let crowd: Crowd
let house: House
let pending: number

beforeAll(async () => {
  crowd = await fillCrowd({ dataDir, listed: 150, pending: 60 })
  house = await openHouse({ DATA_DIR: dataDir, LIMIT_FACTOR: '1000' })
  pending = 0
}, 90_000)
afterAll(async () => {
  await house.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const services = () => house.server.services
async function letterNow(): Promise<LetterRow> {
  const letter = await letterOf(services().store.db, crowd.letter)
  if (letter === null) throw new Error('the letter is gone')
  return letter
}
const post = async (path: string): Promise<void> => {
  const answer = await house.stranger().fetch(path, { method: 'POST', body: new URLSearchParams() })
  expect([path.split('/')[2], answer.status]).toEqual([path.split('/')[2], 200])
}

/** Somebody whose mail waits presses its button. */
async function confirmNext(): Promise<string | null> {
  const token = crowd.tokens[pending]
  if (token === undefined) return null
  pending += 1
  await post(`/en/confirm/${token}`)
  return `reader${149 + pending}@crowd.example`
}

const signed: string[] = []

const acts = {
  confirm: async (many: number) => {
    for (let n = 0; n < many; n += 1) {
      const mailbox = await confirmNext()
      if (mailbox !== null) signed.push(mailbox)
    }
  },
  withdraw: async () => {
    const mailbox = signed.pop()
    if (mailbox !== undefined) await post(linkIn(await mailTo(house.server, mailbox)))
  },
  erase: async () => {
    const mailbox = signed.shift()
    if (mailbox !== undefined) await post(linkIn(await mailTo(house.server, mailbox)).replace('/withdraw/', '/erase/'))
  },
}

const anyAct = fc.record({ kind: fc.constantFrom('confirm', 'confirm', 'withdraw', 'erase'), many: fc.integer({ min: 1, max: 4 }) })

test('G161 the list that is kept in order is the list that would be read and ordered anew, in every language, whatever happened since', async () => {
  const { rolls, store } = services()
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 1, maxLength: 4 }), fc.subarray([...LANGUAGES], { minLength: 1 }), async (all, seen) => {
      for (const { kind, many } of all) await acts[kind](many)
      const letter = await letterNow()
      const kept = await Promise.all(seen.map((language) => rolls.of(letter, language)))
      for (const [at, language] of seen.entries()) expect(kept[at]?.rows, language).toEqual(await printedRows(store, letter, language))
    }),
    { numRuns: 20 },
  )
  expect(pending).toBeGreaterThan(20)
})

test('G161 who stood in the list before is not read again when somebody signs', async () => {
  const { rolls } = services()
  const before = new Set((await rolls.of(await letterNow(), 'de')).rows)
  const mailbox = await confirmNext()
  const after = (await rolls.of(await letterNow(), 'de')).rows
  expect(mailbox).not.toBeNull()
  expect(after.filter((row) => !before.has(row))).toHaveLength(1)
  expect(after).toHaveLength(before.size + 1)
})

test('G161 what no event tells of is seen after half a minute, and a list that is to be forgotten at once', async () => {
  const { store } = services()
  let now = 1_000_000
  const rolls = createRolls({ store, now: () => now })
  const letter = await letterNow()
  const nameOfFirst = async (): Promise<string | undefined> => (await rolls.of(letter, 'en')).rows[0]?.name
  const [first] = (await rolls.of(letter, 'en')).rows
  if (first === undefined) throw new Error('nobody stands on the list')
  for (const [name, wait] of [
    ['AAA first', 29_999],
    ['AAB first', 30_000],
  ] as const) {
    const before = await nameOfFirst()
    await changeSignatory(store.db, first.id, { name, sortAs: name })
    now += wait
    expect(await nameOfFirst()).toBe(wait < 30_000 ? before : name)
    now += 30_000
    expect(await nameOfFirst()).toBe(name)
  }
  await changeSignatory(store.db, first.id, { name: 'AAC first', sortAs: 'AAC first' })
  rolls.forget()
  expect(await nameOfFirst()).toBe('AAC first')
})
