import { type Db, indexInUse, type KeptSecretRow, keepSecrets, keptSecrets, type Store } from '@undersigned/storage'
import { type Kept, type Keys, LASTING, type LiveKeys, openKeys, UnknownKey } from '../keys.ts'

/** Under which name the database keeps what makes indexes. */
export const INDEX = 'index/'
const lasting = (purpose: string): string => `lasting/${purpose}`

/** The server's keys with what the database keeps of them: made at the first start, and the same ever after (rule P37). */
export async function keysWith(
  store: Pick<Store, 'db'>,
  { secretKeys, dataDir }: { readonly secretKeys: string | null; readonly dataDir: string },
): Promise<LiveKeys> {
  const keys = openKeys(secretKeys, dataDir)
  await adoptKept(store.db, keys)
  return keys
}

/** Reads what is kept; makes what is not there yet from the oldest key, as it was before anything was kept. */
export async function adoptKept(db: Db, keys: LiveKeys): Promise<void> {
  const there = new Set((await keptSecrets(db)).map(({ name }) => name))
  const first = [[`${INDEX}`, 'index'], ...LASTING.map((purpose) => [lasting(purpose), purpose])] as const
  const hasIndex = [...there].some((name) => name.startsWith(INDEX))
  const missing = first.filter(([name = '']) => !there.has(name) && !(name === INDEX && hasIndex))
  await keepSecrets(
    db,
    missing.map(([name = '', purpose = '']) => sealedSecret(keys, { name, secret: keys.original(purpose), at: 0 })),
  )
  keys.adopt(keptFrom(keys, await keptSecrets(db)))
}

interface Secret {
  readonly name: string
  readonly secret: Buffer
  readonly at: number
}

export function sealedSecret(keys: Pick<Keys, 'seal'>, { name, secret, at }: Secret): KeptSecretRow {
  const { keyId, ciphertext } = keys.seal(secret.toString('base64'))
  return { name, keyId, secret: ciphertext, at }
}

function keptFrom(keys: Pick<Keys, 'open'>, rows: readonly KeptSecretRow[]): Kept {
  const opened = rows.map(({ name, keyId, secret }) => [name, Buffer.from(openOwn(keys, keyId, secret), 'base64')] as const)
  const below = (start: string) =>
    new Map(opened.flatMap(([name, secret]) => (name.startsWith(start) ? [[name.slice(start.length), secret]] : [])))
  return { lasting: below(lasting('')), indexes: below(INDEX) }
}

function openOwn(keys: Pick<Keys, 'open'>, keyId: string, ciphertext: Uint8Array): string {
  try {
    return keys.open({ keyId, ciphertext })
  } catch (cause) {
    const words = `the key ${keyId}, which holds this database's own secrets, is not among those given (SECRET_KEYS, or secret-keys in DATA_DIR)`
    throw new UnknownKey(words, { cause })
  }
}

/** The index of an address as rows have it now, also while keys change (rule P38). */
export async function indexOf(keys: Pick<Keys, 'indexes'>, db: Db, address: string): Promise<string> {
  const candidates = keys.indexes(address)
  return candidates.length === 1 ? candidates[0] : indexInUse(db, candidates)
}
