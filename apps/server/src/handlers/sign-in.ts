import { interfaceLanguageFor } from '@undersigned/i18n'
import { accountByEmail, accountOf, markOf, setLocale } from '@undersigned/storage'
import { isAPIError } from 'better-auth/api'
import { CODE_LASTS_MINUTES, startSignIn } from '../auth/auth.ts'
import { demoAddress } from '../auth/demo-entrance.ts'
import { done, type Handlers, type Reply, reply } from '../http/handler.ts'
import { refused } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { accountFor, closeSocketsOf } from './accounts.ts'

type SignInRoutes = 'signInStart' | 'signInCode' | 'signInLink' | 'signOut' | 'demoEnter'

export const signInHandlers: Handlers<SignInRoutes> = {
  signInStart: async ({ services, request, address }) => {
    const { email, locale, next } = request.body
    const limited = (await services.limits.take('mailPerAddress', email)) ?? (await services.limits.take('mailPerNetwork', address))
    if (limited !== null) return limited
    const { code, token } = await startSignIn(services.auth, email)
    const link = `${services.origin}/app/sign-in/link?token=${token}${next === undefined ? '' : `&next=${encodeURIComponent(next)}`}`
    await services.outbox.enqueue(services.store.db, {
      to: email,
      locale,
      template: 'signIn',
      values: { code, minutes: CODE_LASTS_MINUTES, link },
      letterId: null,
      key: `sign-in/${services.newId()}`,
      expiresAt: services.now() + CODE_LASTS_MINUTES * 60_000,
    })
    services.outbox.wake()
    return done
  },
  signInCode: async ({ services, request, address, headers }) => {
    const { email, code } = request.body
    const limited = (await services.limits.take('codePerAddress', email)) ?? (await services.limits.take('codePerNetwork', address))
    if (limited !== null) return limited
    try {
      const answer = await services.auth.api.signInEmailOTP({ body: { email, otp: code }, headers, returnHeaders: true })
      return await entered(services, { id: answer.response.user.id, cookies: answer.headers, headers })
    } catch (error) {
      if (isAPIError(error)) return refused('wrong-code')
      throw error
    }
  },
  signInLink: async ({ services, request, address, headers }) => {
    const limited = await services.limits.take('codePerNetwork', address)
    if (limited !== null) return limited
    return signInByLink(services, { token: request.body.token, headers })
  },
  signOut: async ({ services, headers, visitor }) => {
    if (!headers.has('cookie')) return done
    const answer = await services.auth.api.signOut({ headers, returnHeaders: true })
    if (visitor !== null) await closeSocketsOf(services, visitor.id)
    return { ...done, cookies: answer.headers.getSetCookie() }
  },
  /** D27, every condition: a demo's data, no public address, and a visitor who can only be this machine. */
  demoEnter: async ({ services, request, headers, isDemoVisitor }) => {
    if (!isDemoVisitor || (await markOf(services.store.db)) !== 'demo') return refused('demo-only')
    const email = demoAddress(request.body.as)
    if ((await accountByEmail(services.store.db, email)) === null) return refused('demo-only')
    const { token } = await startSignIn(services.auth, email)
    return signInByLink(services, { token, headers })
  },
}

/** Signs in by the token of a mailed link, once. */
async function signInByLink(
  services: Services,
  { token, headers }: { readonly token: string; readonly headers: Headers },
): Promise<Exclude<Reply<'signInLink'>, Response>> {
  try {
    const answer = await services.auth.api.magicLinkVerify({ query: { token }, headers, returnHeaders: true })
    return await entered(services, { id: answer.response.user.id, cookies: answer.headers, headers })
  } catch (error) {
    if (isAPIError(error)) return refused('link-used-or-expired')
    throw error
  }
}

/** The account that has just come in, with its cookies; a new one keeps the language it came with. */
async function entered(
  services: Services,
  { id, cookies, headers }: { readonly id: string; readonly cookies: Headers; readonly headers: Headers },
): Promise<Exclude<Reply<'signInLink'>, Response>> {
  const wished = headers.get('accept-language') ?? ''
  const known = await accountOf(services.store.db, id)
  if (known?.locale === null) await setLocale(services.store.db, id, interfaceLanguageFor(wished))
  const account = await accountFor(services, id, wished)
  return account === null ? refused('signed-out') : { ...reply(account), cookies: cookies.getSetCookie() }
}
