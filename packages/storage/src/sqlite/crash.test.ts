import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { letterId } from '@undersigned/letter'
import { roomId } from '@undersigned/sync'
import { expect, test } from 'vitest'
import { verifyStore } from '../maintenance/verify.ts'
import { openStore } from '../open-store.ts'

const writing = fileURLToPath(new URL('./testing/write-until-killed.ts', import.meta.url))
const room = roomId({ letter: letterId('crash'), part: 'original' })

test('P3 whatever was acknowledged before kill -9 is there, whole groups only', { timeout: 120_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'undersigned-'))
  let before = 0
  for (let round = 0; round < 4; round += 1) {
    const acknowledged = await writeUntilKilled(dataDir, 20 + round * 7)
    const store = await openStore({ dataDir })
    const { n, tail } = await store.log.read(room)
    const { value } = await store.db.selectFrom('meta').select('value').where('key', '=', 'n').executeTakeFirstOrThrow()
    expect(n).toBeGreaterThanOrEqual(acknowledged)
    expect(acknowledged).toBeGreaterThan(before)
    expect(tail.map((update) => update.n)).toEqual(Array.from({ length: n }, (_, at) => at + 1))
    expect(n % 5).toBe(0)
    expect(Number(value)).toBeGreaterThanOrEqual(acknowledged)
    expect((await verifyStore(store)).problems).toEqual([])
    await store.close()
    before = n
  }
  rmSync(dataDir, { recursive: true })
})

/** Kills the writing process in the middle of whatever it does after so many acknowledgements; answers with the last of them. */
function writeUntilKilled(dataDir: string, acknowledgements: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writing, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += String(chunk)
      if (said.split('\n').length > acknowledgements) child.kill('SIGKILL')
    })
    child.once('error', reject)
    child.once('exit', () => resolve(Number(said.split('\n').slice(0, -1).at(-1))))
  })
}
