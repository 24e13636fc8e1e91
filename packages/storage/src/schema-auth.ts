import type { ColumnType } from 'kysely'

/** better-auth's own time: ISO text in SQLite, timestamptz in Postgres (D24). Read it with `authInstant`. */
type AuthTime = ColumnType<string | Date, string | Date, string | Date>
/** better-auth's own claim: 0 or 1 in SQLite, boolean in Postgres. */
type AuthFlag = ColumnType<boolean | 0 | 1, boolean | 0 | 1, boolean | 0 | 1>

/** What better-auth 1.7.6 keeps, with passkey, magic link and e-mail code; its names and its formats. */
export interface AuthTables {
  user: UserTable
  session: SessionTable
  account: AccountTable
  verification: VerificationTable
  passkey: PasskeyTable
}

interface UserTable {
  id: string
  name: string
  email: string
  emailVerified: AuthFlag
  image: string | null
  createdAt: AuthTime
  updatedAt: AuthTime
}

interface SessionTable {
  id: string
  expiresAt: AuthTime
  token: string
  createdAt: AuthTime
  updatedAt: AuthTime
  ipAddress: string | null
  userAgent: string | null
  userId: string
}

interface AccountTable {
  id: string
  accountId: string
  providerId: string
  userId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: AuthTime | null
  refreshTokenExpiresAt: AuthTime | null
  scope: string | null
  password: string | null
  createdAt: AuthTime
  updatedAt: AuthTime
}

interface VerificationTable {
  id: string
  identifier: string
  value: string
  expiresAt: AuthTime
  createdAt: AuthTime
  updatedAt: AuthTime
}

interface PasskeyTable {
  id: string
  name: string | null
  publicKey: string
  userId: string
  credentialID: string
  counter: number
  deviceType: string
  backedUp: AuthFlag
  transports: string | null
  createdAt: AuthTime | null
  aaguid: string | null
}

export const authInstant = (time: string | Date): number => new Date(time).getTime()
