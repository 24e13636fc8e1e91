import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore, type Store } from '@undersigned/storage'
import { keyFile, newKey } from '../keys.ts'
import { keysWith } from '../rotation/kept.ts'
import { rotate } from '../rotation/rotate.ts'

// Begins a change of keys in the folder it is told, as `keys rotate` does, and is killed in the middle of it: in the transaction with this number.
const KILLED_IN = 15
const [dataDir = ''] = process.argv.slice(2)

writeFileSync(keyFile(dataDir), `${newKey()},${readFileSync(keyFile(dataDir), 'utf8').trim()}`)
const store = await openStore({ dataDir })
const keys = await keysWith(store, { secretKeys: null, dataDir })
let begun = 0
const mortal: Pick<Store, 'db' | 'transaction'> = {
  db: store.db,
  transaction: (work) =>
    store.transaction(async (tx) => {
      const done = await work(tx)
      begun += 1
      if (begun === KILLED_IN) process.kill(process.pid, 'SIGKILL')
      return done
    }),
}
await rotate({ store: mortal, keys, now: Date.now, pause: () => sleep(100) })
throw new Error('it should have been killed by now')
