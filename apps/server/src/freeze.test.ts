import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { digestOfText, letterId } from '@undersigned/letter'
import { lettersWithoutFrozenText, openStore } from '@undersigned/storage'
import { expect, test } from 'vitest'
import { openHouse } from './testing/house.ts'

test('G2 a freeze that a kill cut short is finished at the next start', { timeout: 120_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'freeze-'))
  const { letter, signal } = await freezeUntilKilled(dataDir)
  expect(signal).toBe('SIGKILL')
  const store = await openStore({ dataDir })
  expect(await lettersWithoutFrozenText(store.db)).toEqual([letter])
  await store.close()
  const house = await openHouse({ DATA_DIR: dataDir })
  const { store: after, reader } = house.server.services
  expect(await lettersWithoutFrozenText(after.db)).toEqual([])
  const { original } = await reader.read(letterId(letter), [])
  const kept = await after.db.selectFrom('frozen_text').select(['n', 'digest']).where('letterId', '=', letterId(letter)).execute()
  expect(kept).toEqual([{ n: original.n, digest: digestOfText(original.text) }])
  await house.close()
  rmSync(dataDir, { recursive: true })
})

const script = fileURLToPath(new URL('./testing/freeze-until-killed.ts', import.meta.url))

function freezeUntilKilled(dataDir: string): Promise<{ readonly letter: string; readonly signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], { env: { ...process.env, DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += String(chunk)
    })
    child.once('error', reject)
    child.once('close', (_, signal) => resolve({ letter: said.trim(), signal }))
  })
}
