import type { Auth } from '../auth/auth.ts'

/** Who asks: an account with its session. */
export interface Visitor {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly session: { readonly id: string; readonly token: string }
}

/** The account behind a request's cookie, or null. Asked anew every time, so that a revoked session ends at once. */
export async function visitorOf(auth: Auth, headers: Headers): Promise<Visitor | null> {
  if (!headers.has('cookie')) return null
  const found = await auth.api.getSession({ headers })
  if (found === null) return null
  const { user, session } = found
  return { id: user.id, name: user.name, email: user.email, session: { id: session.id, token: session.token } }
}
