import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseFile, openStore } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cli } from '../support/cli.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const SIGNED = 'a-right-to-lend-e-books'
let folder: string
let server: RunningServer
let letter: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undersigned-proof-'))
  server = await startServer({ env: { SEED_DEMO: '1' } })
  const store = await openStore({ dataDir: server.dataDir })
  letter = (await store.db.selectFrom('letter').where('slug', '=', SIGNED).select('id').executeTakeFirstOrThrow()).id
  await store.close()
})
afterAll(async () => {
  await server.stop()
  for (const place of [folder, server.dataDir]) rmSync(place, { recursive: true, force: true })
})

const at = (name: string): string => join(folder, name)
const run = (...args: string[]) => cli(args, { DATA_DIR: server.dataDir })

test('V16 V11 V13 a witness looks at the log over the network; the bundle carries what it saw, and the commands check all of it', async () => {
  const seen = await run('witness', `${server.url}/log/${letter}`, '--dir', at('seen'), '--name', 'reader.example')
  expect([seen.code, seen.stdout]).toEqual([0, expect.stringContaining('seen for the first time')])
  const again = await run('witness', `${server.url}/log/${letter}`, '--dir', at('seen'), '--name', 'reader.example')
  const [, entries = 'none'] = /: (\d+) entries/.exec(seen.stdout) ?? []
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining(`${entries} entries, grown from ${entries};`)])
  const checkpoint = join(at('seen'), readdirSync(at('seen')).find((name) => name.endsWith('.checkpoint')) ?? '')
  const made = await run('bundle', SIGNED, at('one.zip'), '--witness', checkpoint)
  expect([made.code, made.stdout]).toEqual([0, ''])
  await run('bundle', letter, at('two.zip'), '--witness', checkpoint)
  expect(Buffer.compare(readFileSync(at('one.zip')), readFileSync(at('two.zip')))).toBe(0)
  const key = (await (await fetch(`${server.url}/log/${letter}/key`)).text()).trim()
  const verified = await run('verify', at('one.zip'), '--key', key)
  expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('witness reader.example+')])
  expect(verified.stdout).toContain('all of it proves')
  const { list } = JSON.parse((await run('verify', at('one.zip'), '--json')).stdout)
  const receipt = await (await fetch(`${server.url}/log/${letter}/proof/${list[0].signature}`)).text()
  writeFileSync(at('one.tlog-proof'), receipt)
  expect((await run('verify', at('one.zip'), '--receipt', at('one.tlog-proof'))).stdout).toContain('1 receipts stand in this log')
  expect((await run('verify', at('one.tlog-proof'), '--key', key)).stdout).toContain('the receipt proves')
  expect((await run('verify', at('one.tlog-proof'))).code).toBe(2)
  expect((await run('verify')).stdout).toContain('all in order')
})

test('V13 a bundle that was changed, another key and a file that is none end with 1 and say why', async () => {
  await run('bundle', SIGNED, at('whole.zip'))
  const bytes = readFileSync(at('whole.zip'))
  const name = bytes.indexOf('list.json')
  writeFileSync(at('changed.zip'), bytes.with(name + 60, (bytes[name + 60] ?? 0) ^ 1))
  const changed = await run('verify', at('changed.zip'))
  expect([changed.code, changed.stdout]).toEqual([1, expect.stringContaining('not-a-bundle')])
  const other = await run('verify', at('whole.zip'), '--key', 'undersigned/other+00000000+AQ==')
  expect([other.code, other.stdout]).toEqual([1, expect.stringContaining('another key')])
  expect((await run('verify', databaseFile(server.dataDir))).code).toBe(1)
})
