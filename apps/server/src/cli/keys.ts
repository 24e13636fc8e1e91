import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { entriesOf, keyFile, type LiveKeys, newKey } from '../keys.ts'
import { keysWith } from '../rotation/kept.ts'
import { KeyMissing, keyStatus, rotate, ServerBehind } from '../rotation/rotate.ts'
import { print, printJson, table, told } from './output.ts'
import { CommandRefused } from './refused.ts'
import { withStore } from './store.ts'

interface Options {
  readonly json?: true
}

const ASK_AGAIN = 500

/** A new key for SECRET_KEYS, on standard output. */
export const printKey = (): void => print(newKey())

/** How many rows each key holds (rule P40). */
export async function status({ json }: Options): Promise<void> {
  const { keys, waiting, olderIndexes } = await withStore(async (store, config) =>
    keyStatus({ store, keys: await keysWith(store, config) }),
  )
  if (json) return printJson({ keys, waiting, olderIndexes })
  const sums = keys.map(({ id, role, rows }) => {
    const each = Object.entries(rows).map(([name, n]) => `${name} ${n}`)
    return [id, role, String(Object.values(rows).reduce((sum, n) => sum + n, 0)), each.join(', ')]
  })
  print(table([['key', 'role', 'rows', 'of which'], ...sums]))
  print(`${waiting} rows wait to be sealed anew; ${olderIndexes} addresses are found by an index that an older secret made`)
}

/** Puts a new key in front, or goes on with the one that was, and seals everything anew with it (rules P36 to P39). */
export async function rotateNow({ json }: Options): Promise<void> {
  const done = await withStore(async (store, config) => {
    const keys = await keysWith(store, config)
    const { waiting } = await keyStatus({ store, keys })
    const isBegun = keys.ids().length > 1 && (waiting > 0 || keys.indexNames().at(-1) !== keys.ids().at(0))
    if (!isBegun) putInFront(keys, config)
    const pause = async (): Promise<void> => void (await sleep(ASK_AGAIN))
    return rotate({ store, keys, now: Date.now, pause }).catch((error: unknown) => {
      if (error instanceof ServerBehind || error instanceof KeyMissing) throw new CommandRefused(error.message, { cause: error })
      throw error
    })
  })
  const { key, rows, left } = done
  const stays = left === 0 ? '' : `; ${left} addresses that only their index is known of keep an older one`
  told({ ...done }, `${rows} rows are sealed with ${key} now${stays}. keys status says what the older keys still hold`, json)
}

function putInFront(keys: LiveKeys, { secretKeys, dataDir }: Config): void {
  if (secretKeys !== null)
    throw new CommandRefused('put a new key in front of SECRET_KEYS (keys new prints one), start the servers anew, then ask again')
  const list = `${newKey()},${readFileSync(keyFile(dataDir), 'utf8').trim()}`
  write(dataDir, list)
  keys.read(list)
}

/** Takes a key away that holds nothing any more (rule P40). */
export async function drop(id: string, { json }: Options): Promise<void> {
  await withStore(async (store, config) => {
    const { keys, waiting } = await keyStatus({ store, keys: await keysWith(store, config) })
    const found = keys.find((key) => key.id === id)
    if (found === undefined) throw new CommandRefused(`there is no key ${id}; keys status names them`)
    if (found.role === 'seals') throw new CommandRefused(`${id} is the key that seals`)
    if (Object.keys(found.rows).length > 0 || waiting > 0)
      throw new CommandRefused(`${id} still holds something: run keys rotate to its end`)
    if (config.secretKeys !== null)
      throw new CommandRefused(`${id} holds nothing any more: take it out of SECRET_KEYS and start the servers anew`)
    takeOut(config.dataDir, id)
  })
  told({ dropped: id }, `${id} is gone; backups from before the change still need it to be read`, json)
}

function takeOut(dataDir: string, id: string): void {
  const list = existsSync(keyFile(dataDir)) ? readFileSync(keyFile(dataDir), 'utf8') : ''
  const kept = list
    .trim()
    .split(',')
    .filter((pair) => !pair.startsWith(`${id}:`))
  entriesOf(kept.join())
  write(dataDir, kept.join())
}

/** Whole or not at all, for the owner alone. */
function write(dataDir: string, list: string): void {
  const path = keyFile(dataDir)
  writeFileSync(`${path}.new`, list, { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
}
