import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '@undersigned/storage'
import { keysWith } from '../rotation/kept.ts'
import { everyRow } from './every-row.ts'

/** Where some addresses still stand in a folder whose server has ended. */
export interface ContactTraces {
  /** The rows that name one: in clear, sealed, or by its index. */
  readonly rows: readonly string[]
  /** The files in which one stands in clear or by its index, in use or left over between what is in use. */
  readonly files: readonly string[]
}

export async function contactTraces(dataDir: string, addresses: readonly string[]): Promise<ContactTraces> {
  const store = await openStore({ dataDir })
  const { rows, traces } = await tracesIn(store, dataDir, addresses).finally(() => store.close())
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(dataDir, name)).isFile())
    .filter((name) => containsOne(readFileSync(join(dataDir, name)), traces))
  return { rows, files }
}

async function tracesIn(store: Awaited<ReturnType<typeof openStore>>, dataDir: string, addresses: readonly string[]) {
  const keys = await keysWith(store, { secretKeys: null, dataDir })
  const traces = addresses.flatMap((address) => [address, ...keys.indexes(address)])
  const rows = (await everyRow(store, keys)).filter((row) => traces.some((trace) => row.includes(trace)))
  return { rows, traces }
}

const containsOne = (bytes: Buffer, traces: readonly string[]): boolean => traces.some((trace) => bytes.includes(trace))
