import type { RouteResponse } from '@undersigned/api'
import { interfaceLanguageFor } from '@undersigned/i18n'
import { accountOf, lettersFor, membershipsOf, raiseEpoch, setLocale, setName } from '@undersigned/storage'
import { eraseOwnAccount, exportAccount } from '../erasing/account.ts'
import { type Call, done, type Handlers, reply, visitorIn } from '../http/handler.ts'
import { dataHeaders } from '../http/headers.ts'
import { refused } from '../http/problem.ts'
import type { Services } from '../services.ts'

type Account = RouteResponse<'meGet'>

/** An account as its own holder sees it. */
export async function accountFor({ store }: Services, id: string, wished = ''): Promise<Account | null> {
  const [account, memberships] = await Promise.all([accountOf(store.db, id), membershipsOf(store.db, id)])
  if (account === null) return null
  return {
    id: account.id,
    name: account.name,
    email: account.email,
    locale: account.locale ?? interfaceLanguageFor(wished),
    hasPasskey: account.hasPasskey,
    memberships: memberships.flatMap(({ coalition, organisation, coordinator }) =>
      organisation === null
        ? []
        : [{ coalition: { ...coalition }, organisation: { ...organisation }, role: coordinator ? 'coordinator' : 'member' }],
    ),
  }
}

const me = async (call: Pick<Call<'meGet'>, 'services' | 'visitor' | 'headers'>) => {
  const account = await accountFor(call.services, visitorIn(call).id, call.headers.get('accept-language') ?? '')
  return account === null ? refused('signed-out') : reply(account)
}

export const accountHandlers: Handlers<
  'meGet' | 'mePatch' | 'meExport' | 'meErase' | 'sessionsList' | 'sessionRevoke' | 'signOutEverywhere'
> = {
  meGet: me,
  mePatch: async (call) => {
    const { id } = visitorIn(call)
    const { name, locale } = call.request.body
    await call.services.store.transaction(async (tx) => {
      if (name !== undefined) await setName(tx, id, name)
      if (locale !== undefined) await setLocale(tx, id, locale)
    })
    return me(call)
  },
  meExport: async (call) => {
    const data = await exportAccount(call.services, visitorIn(call).id)
    const headers = {
      ...dataHeaders,
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="my-data.json"',
    }
    return new Response(`${JSON.stringify(data, null, 2)}\n`, { headers })
  },
  meErase: async (call) => {
    const { email, signatures } = call.request.body
    return (await eraseOwnAccount(call.services, visitorIn(call).id, { email, signatures })) ?? done
  },
  sessionsList: async (call) => {
    const { session } = visitorIn(call)
    const sessions = await call.services.auth.api.listSessions({ headers: call.headers })
    return reply({
      sessions: sessions.map((each) => ({
        id: each.id,
        current: each.id === session.id,
        createdAt: new Date(each.createdAt).getTime(),
        lastSeenAt: new Date(each.updatedAt).getTime(),
        expiresAt: new Date(each.expiresAt).getTime(),
        userAgent: each.userAgent ?? '',
      })),
    })
  },
  sessionRevoke: async (call) => {
    const sessions = await call.services.auth.api.listSessions({ headers: call.headers })
    const found = sessions.find((each) => each.id === call.request.params.session)
    if (found === undefined) return refused('not-found')
    await call.services.auth.api.revokeSession({ headers: call.headers, body: { token: found.token } })
    await closeSocketsOf(call.services, visitorIn(call).id)
    return done
  },
  signOutEverywhere: async (call) => {
    await call.services.auth.api.revokeSessions({ headers: call.headers })
    await closeSocketsOf(call.services, visitorIn(call).id)
    const { headers } = await call.services.auth.api.signOut({ headers: call.headers, returnHeaders: true })
    return { ...done, cookies: headers.getSetCookie() }
  },
}

/** Every socket of an account closes, and no ticket made before works again: sockets know the account, not the session; who is still signed in comes back. */
export async function closeSocketsOf({ store, rooms }: Services, account: string): Promise<void> {
  const letters = await lettersFor(store.db, account)
  await store.transaction(async (tx) => {
    for (const letter of letters) await raiseEpoch(tx, letter.id, account)
  })
  for (const letter of letters) rooms.recheck(letter.id, account)
}
