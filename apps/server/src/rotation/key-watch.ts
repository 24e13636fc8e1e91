import { existsSync, readFileSync } from 'node:fs'
import { holdKeys, keptSecrets, releaseKeys, type Store } from '@undersigned/storage'
import type { Logger } from 'pino'
import { keyFile, type LiveKeys } from '../keys.ts'
import { type Rounds, startRounds } from '../rounds.ts'
import { adoptKept, INDEX } from './kept.ts'

interface Watching {
  readonly store: Pick<Store, 'db'>
  readonly keys: LiveKeys
  /** Null where keys come from the environment, which does not change. */
  readonly dataDir: string | null
  readonly log: Logger
  readonly now: () => number
  readonly newId: () => string
}

const EVERY = 2_000
/** A server that was not heard of for so long does not run any more. */
export const HEARD_OF = 30_000

/** What a server can read, by name: its keys, and what makes indexes. */
const knownBy = (keys: LiveKeys): readonly string[] => [...keys.ids(), ...keys.indexNames().map((name) => `${INDEX}${name}`)]

/** Learns of new keys while the server runs, and tells whoever changes them what this server can read (rule P39). */
export function watchKeys({ store, keys, dataDir, log, now, newId }: Watching): Rounds {
  const server = newId()
  let told = ''
  let toldAt = Number.NEGATIVE_INFINITY
  let seen = ''
  let list = ''
  const look = async (): Promise<void> => {
    // What was known when the round before ended: whoever began with less has ended by now.
    const known = JSON.stringify(knownBy(keys))
    if (known !== told || now() - toldAt > HEARD_OF / 3) {
      await holdKeys(store.db, { server, known: knownBy(keys), at: now() })
      told = known
      toldAt = now()
    }
    const inFile = dataDir !== null && existsSync(keyFile(dataDir)) ? readFileSync(keyFile(dataDir), 'utf8') : list
    if (inFile !== list) keys.read(inFile)
    list = inFile
    const rows = await keptSecrets(store.db)
    const mark = rows.map(({ name, keyId }) => `${name}:${keyId}`).join()
    if (mark !== seen) await adoptKept(store.db, keys)
    seen = mark
  }
  const rounds = startRounds({ log, everyMs: EVERY, trouble: 'the keys could not be read again', look })
  return {
    round: rounds.round,
    close: async () => {
      await rounds.close()
      await releaseKeys(store.db, server)
    },
  }
}
