import pg from 'pg'

const INT8 = 20
const NUMERIC = 1700
const BYTEA = 17

/** Postgres' values as SQLite gives them: numbers for counts and times, plain bytes for blobs. */
export const columnParsers: pg.CustomTypesConfig = {
  getTypeParser: (id, format) => {
    if (id === INT8 || id === NUMERIC) return toNumber
    if (id === BYTEA) return toBytes
    return pg.types.getTypeParser(id, format)
  },
}

function toNumber(text: string): number {
  const value = Number(text)
  if (Number.isNaN(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new RangeError(`a number too large to be exact: ${text}`)
  return value
}

/** `\x` and hex digits, as every Postgres since 9 writes them. */
function toBytes(text: string): Uint8Array {
  const hex = Buffer.from(text.slice(2), 'hex')
  return new Uint8Array(hex.buffer, hex.byteOffset, hex.byteLength).slice()
}
