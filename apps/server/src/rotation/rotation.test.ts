import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { letterId } from '@undersigned/letter'
import { verifyBundle } from '@undersigned/signatures/bundle'
import { keyText } from '@undersigned/signatures/log'
import { letterOf, pendingOf, rowsOfAddress, suppress, suppressionOf, verifyStore } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleOf } from '../log/letter-bundle.ts'
import { logKeyOf } from '../log/letter-log.ts'
import { type House, mailsTo, mailTo, openHouse } from '../testing/house.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'
import { indexOf, keysWith } from './kept.ts'
import { keyStatus } from './rotate.ts'

const CLI = fileURLToPath(new URL('../cli/main.ts', import.meta.url))
const KILLED = fileURLToPath(new URL('../testing/rotate-until-killed.ts', import.meta.url))
const MAILS = 500
const addressOf = (name: string): string => `${name.toLowerCase().replace(' ', '.')}@signs.eu`

let day: SigningDay
let before: { readonly bundle: Uint8Array; readonly key: string; readonly old: string }
const services = () => day.house.server.services
const dataDir = () => day.house.dataDir
const listOfKeys = (): string => readFileSync(join(dataDir(), 'secret-keys'), 'utf8')

/** Anna has signed, nobody wants mails at gone@signs.eu, and there are mails enough for a change of keys to last. */
beforeAll(async () => {
  day = await startSigningDay()
  await day.open()
  const { store, keys, outbox } = services()
  const values = { link: '', name: 'x', letter: 'x', coalition: 'x', until: 'x' }
  for (let n = 0; n < MAILS; n += 500) {
    const some = Array.from({ length: 500 }, (_, at) => ({
      to: `m${n + at}@many.eu`,
      locale: 'en',
      template: 'contactTold' as const,
      values,
    }))
    await store.transaction((tx) =>
      outbox.enqueueAll(
        tx,
        some.map((mail) => ({ ...mail, letterId: null, key: `many/${mail.to}` })),
      ),
    )
  }
  await day.sign('Anna Abela')
  await suppress(store.db, { contactIndex: keys.index('m7@many.eu'), scope: 'all', reason: 'gone', at: 1 })
  before = { bundle: await bundle(), key: await keyOfLog(day.house), old: listOfKeys().split(':')[0] ?? '' }
}, 120_000)
afterAll(() => day.house.close())

async function bundle(): Promise<Uint8Array> {
  const { store, keys } = services()
  const letter = await letterOf(store.db, day.letter)
  const made =
    letter === null ? null : await bundleOf({ db: store.db, keys }, letter, { page: '<!doctype html>', readme: '', witnesses: [] })
  return made?.bytes ?? new Uint8Array()
}

const keyOfLog = async ({ server }: House): Promise<string> => keyText(await logKeyOf(server.services.keys, letterId(day.letter)))

function cli(...args: readonly string[]) {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, DATA_DIR: dataDir() }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (words) => (said += String(words)))
  const ended = once(child, 'close').then(([code]) => ({ code, said }))
  return { ended }
}

async function sealedByNewKey(): Promise<number> {
  const rows = await services().store.db.selectFrom('outbox').where('keyId', '<>', before.old).select('id').execute()
  return rows.length
}

async function untilTrue(look: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setImmediate(resolve))
}

const status = async () => {
  const { store } = services()
  return keyStatus({ store, keys: await keysWith(store, { secretKeys: null, dataDir: dataDir() }) })
}

test('P36 P39 keys are changed while people sign; killed in the middle it goes on where it stopped, and nothing is lost', {
  timeout: 240_000,
}, async () => {
  const [, killedBy] = await once(spawn(process.execPath, [KILLED, dataDir()], { stdio: 'inherit' }), 'close')
  expect([killedBy, (await sealedByNewKey()) > 0, (await status()).waiting > 0]).toEqual(['SIGKILL', true, true])
  // Half of the rows are the new key's, half the old one's.
  await day.sign('Between Keys')
  expect((await mailTo(day.house.server, addressOf('Anna Abela'))).to).toBe(addressOf('Anna Abela'))
  const second = cli('keys', 'rotate', '--json')
  let signed = 0
  let isOver = false
  const over = second.ended.then((end) => {
    isOver = true
    return end
  })
  for (; !isOver; signed += 1) await day.sign(`During ${'abcdefghijklmnopqrstuvwxyz'[signed % 26]}${signed}`)
  const { code, said } = await over
  expect([code, said.includes('"left": 0')]).toEqual([0, true])
  const after = await status()
  expect([
    after.waiting,
    after.olderIndexes,
    after.keys.map(({ id, role, rows }) => [id === before.old, role, Object.keys(rows).length > 0]),
  ]).toEqual([
    0,
    0,
    [
      [false, 'seals', true],
      [true, 'opens', false],
    ],
  ])
  const { list } = await verifyBundle(await bundle())
  expect(list.length).toBe(2 + signed)
})

test('P38 whoever signed before the change is found by their address, and so is who wants no mail', async () => {
  const { store, keys } = services()
  for (const name of ['Anna Abela', 'Between Keys']) {
    const rows = await rowsOfAddress(store.db, await indexOf(keys, store.db, addressOf(name)))
    expect(rows.map((row) => row.name)).toEqual([name])
  }
  expect(await pendingOf(store.db, letterId(day.letter), keys.index(addressOf('Anna Abela')))).toEqual([])
  expect(await suppressionOf(store.db, await indexOf(keys, store.db, 'm7@many.eu'))).toMatchObject({ scope: 'all' })
  expect((await mailsTo(day.house.server, addressOf('Between Keys'))).length).toBeGreaterThan(0)
})

test('P34 a command says what the clocks would take, and takes nothing unless told to', async () => {
  const { code, said } = await cli('retention', '--json').ended
  const { forgotten, clocks } = JSON.parse(said)
  expect([code, forgotten, clocks.find(({ clock }: { clock: string }) => clock === 'mail')]).toEqual([
    0,
    false,
    { clock: 'mail', days: 90, rows: 0 },
  ])
})

test('P40 the key that seals is not dropped, one that holds nothing is, and everything still reads', async () => {
  const seals = listOfKeys().split(':')[0] ?? ''
  const refused = await cli('keys', 'drop', seals).ended
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('is the key that seals')])
  expect(await cli('keys', 'drop', before.old).ended).toMatchObject({ code: 0 })
  expect(listOfKeys()).not.toContain(before.old)
  await untilTrue(() => services().keys.perKey('tickets').size === 1)
  const mails = await services().store.db.selectFrom('outbox').selectAll().execute()
  expect(mails.map((mail) => services().outbox.addressee(mail)).filter((to) => to.endsWith('@many.eu')).length).toBe(MAILS)
  await day.sign('Without Old')
  expect((await verifyStore(services().store)).problems).toEqual([])
})

test('P37 the log has the key it always had: old proofs verify, and the next server goes on with it', async () => {
  const keys = await logKeyOf(services().keys, letterId(day.letter))
  expect(keyText(keys)).toBe(before.key)
  expect((await verifyBundle(before.bundle, { key: before.key })).list.map(({ display }) => display.name)).toEqual(['Anna Abela'])
  const next = await openHouse({ DATA_DIR: dataDir() })
  try {
    expect(await keyOfLog(next)).toBe(before.key)
    expect((await next.server.services.outbox.kept()).length).toBeGreaterThan(0)
  } finally {
    await next.close()
  }
})
