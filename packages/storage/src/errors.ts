/** The change would have broken a key: the same thing twice, or something that belongs to nothing (rule P5). */
export class ConflictError extends Error {
  override readonly name = 'ConflictError'
  readonly conflict: 'unique' | 'reference'

  constructor(conflict: 'unique' | 'reference', cause: unknown) {
    super(`${conflict === 'unique' ? 'it is there already' : 'it refers to what is not there'}: ${messageOf(cause)}`, { cause })
    this.conflict = conflict
  }
}

/** Somebody tried to change what is evidence: an event, a manifest, a frozen text (rules P7 and P8). */
export class ImmutableError extends Error {
  override readonly name = 'ImmutableError'
}

/** Inside a transaction's callback, something other than its `tx` was asked (rule P4). */
export class OutsideTransaction extends Error {
  override readonly name = 'OutsideTransaction'
}

/** A transaction held the writer longer than it may, and was rolled back (rule P4). */
export class TransactionExpired extends Error {
  override readonly name = 'TransactionExpired'
}

/** The writer is gone; nothing that was not acknowledged is known to be kept. */
export class StorageLost extends Error {
  override readonly name = 'StorageLost'
}

const unique = new Set<unknown>([1555, 2067, 2579, '23505'])
const reference = new Set<unknown>([787, '23503'])
const immutable = new Set<unknown>([1811, '23001'])

/** What a database said, in our words where we have one; anything else as it came. */
export function translateError(error: unknown): unknown {
  const code = codeOf(error)
  if (unique.has(code)) return new ConflictError('unique', error)
  if (reference.has(code)) return new ConflictError('reference', error)
  if (immutable.has(code)) return new ImmutableError(messageOf(error), { cause: error })
  return error
}

/** SQLite's extended result code (a number) or Postgres' SQLSTATE. */
function codeOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return undefined
  if ('errcode' in error) return error.errcode
  return 'code' in error ? error.code : undefined
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
