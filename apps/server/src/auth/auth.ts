import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { idFrom } from '@undersigned/letter'
import type { Store } from '@undersigned/storage'
import { betterAuth } from 'better-auth'
import { emailOTP } from 'better-auth/plugins/email-otp'
import { magicLink } from 'better-auth/plugins/magic-link'
import { type Config, isLoopback } from '../config.ts'
import type { Keys } from '../keys.ts'

/** Long enough for a slow mail server, short enough for a lost phone. */
export const CODE_LASTS_MINUTES = 15

interface Parts {
  readonly config: Config
  readonly store: Store
  readonly keys: Keys
  /** The server's own address, known once it listens. */
  readonly origin: string
}

/** What one sign-in mail holds. better-auth hands both out through callbacks; they are caught per request. */
interface Caught {
  code?: string
  token?: string
}
const caught = new AsyncLocalStorage<Caught>()

/** Users, sessions, verifications and passkeys, and nothing else (D24). */
export function createAuth({ config, store, keys, origin }: Parts) {
  const seconds = CODE_LASTS_MINUTES * 60
  const auth = betterAuth({
    baseURL: origin,
    basePath: '/api/auth',
    secret: keys.derive('sessions').toString('base64'),
    database: { db: store.db, type: config.databaseUrl === null ? 'sqlite' : 'postgres' },
    trustedOrigins: originsOf(origin),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    session: { expiresIn: 60 * 60 * 24 * 30, updateAge: 60 * 60 * 24, cookieCache: { enabled: false } },
    advanced: {
      database: { generateId: () => idFrom(randomBytes(16)) },
      useSecureCookies: origin.startsWith('https:'),
      cookiePrefix: 'undersigned',
      ipAddress: { ipAddressHeaders: [] },
    },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: seconds,
        allowedAttempts: 5,
        storeOTP: 'hashed',
        sendVerificationOTP: async ({ otp }) => {
          const holder = caught.getStore()
          if (holder) holder.code = otp
        },
      }),
      magicLink({
        expiresIn: seconds,
        storeToken: 'hashed',
        sendMagicLink: ({ token }) => {
          const holder = caught.getStore()
          if (holder) holder.token = token
        },
      }),
      passkey({ rpID: relyingParty(origin), rpName: 'Undersigned', origin: originsOf(origin) }),
    ],
  })
  return auth
}

export type Auth = ReturnType<typeof createAuth>

/** A fresh code and a fresh link token for one address; both end together. Unknown addresses get them too: nothing differs (no enumeration). */
export async function startSignIn(auth: Auth, email: string): Promise<{ readonly code: string; readonly token: string }> {
  const holder: Caught = {}
  await caught.run(holder, async () => {
    await auth.api.sendVerificationOTP({ body: { email, type: 'sign-in' } })
    await auth.api.signInMagicLink({ body: { email }, headers: new Headers() })
  })
  if (holder.code === undefined || holder.token === undefined) throw new Error('no sign-in code was made')
  return { code: holder.code, token: holder.token }
}

/** Passkeys belong to a name; on loopback that name is `localhost`, whatever address was typed. */
function relyingParty(origin: string): string {
  const { hostname } = new URL(origin)
  return isLoopback(hostname) ? 'localhost' : hostname
}

/** A loopback server is reached by address and by name; passkeys work by name alone. */
function originsOf(origin: string): string[] {
  const { hostname, port, protocol } = new URL(origin)
  return isLoopback(hostname) ? [origin, `${protocol}//localhost:${port}`] : [origin]
}
