import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Limits } from '../open-store.ts'
import { openStore } from '../open-store.ts'
import type { StoreUnderTest } from './store-under-test.ts'

/** An embedded store in a folder that goes with it. */
export async function openTemporary(limits: Limits = {}): Promise<StoreUnderTest & { readonly dataDir: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'undersigned-'))
  const store = await openStore({ dataDir, ...limits })
  const dispose = async (): Promise<void> => {
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { store, dataDir, dispose }
}
