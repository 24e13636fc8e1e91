export type Dialect = 'sqlite' | 'postgres'

/** What the two databases call the same thing. */
export interface Words {
  readonly dialect: Dialect
  readonly int: string
  readonly bytes: string
  /** better-auth's times and claims. */
  readonly authTime: string
  readonly authFlag: string
  /** What follows the closing bracket of a table, and of one that is kept in the order of its key. */
  readonly table: string
  readonly keyed: string
}

export const wordsOf: Readonly<Record<Dialect, Words>> = {
  sqlite: {
    dialect: 'sqlite',
    int: 'integer',
    bytes: 'blob',
    authTime: 'date',
    authFlag: 'integer',
    table: 'strict',
    keyed: 'strict, without rowid',
  },
  postgres: { dialect: 'postgres', int: 'bigint', bytes: 'bytea', authTime: 'timestamptz', authFlag: 'boolean', table: '', keyed: '' },
}
