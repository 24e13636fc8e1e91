import { createClient, type FetchInit, type LooseInput, type RouteInput, type RouteName, type RouteResponse } from '@undersigned/api/client'
import { linkIn, mailTo, type Site } from '../browser.ts'

/** Somebody with an account, without a screen. */
export interface Account {
  readonly email: string
  /** Calls a route that is expected to work. */
  ask<Name extends RouteName>(name: Name, input: RouteInput<Name> & LooseInput): Promise<RouteResponse<Name>>
}

/** Signs in with the code from the mail. */
export async function signInAs(site: Site, email: string): Promise<Account> {
  let cookie = ''
  const { url } = site.server
  const send = async (address: string, { credentials: _, ...init }: FetchInit): Promise<Response> => {
    const answer = await fetch(new URL(address, url), { ...init, headers: { ...init.headers, origin: url, cookie } })
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return answer
  }
  const api = createClient({ fetch: send })
  const ask: Account['ask'] = async (name, input) => {
    const answer = await api.call(name, input)
    if (!answer.ok) throw new Error(`${email} asked for ${name}: ${JSON.stringify(answer.refusal)}`)
    return answer.value
  }
  await ask('signInStart', { body: { email, locale: 'en' } })
  const { subject } = await mailTo(site, email, /sign-in code/)
  await ask('signInCode', { body: { email, code: subject.replace(/\D/g, '') } })
  return { email, ask }
}

/** Somebody new represents an organisation, new or known, in a letter. */
export async function joinAsRepresentative(
  site: Site,
  {
    by,
    letter,
    email,
    organisation,
  }: { readonly by: Account; readonly letter: string; readonly email: string; readonly organisation: string },
): Promise<Account> {
  const body = { by: 'mail', email, role: 'representative', locale: 'en', organisation: { name: organisation } } as const
  await by.ask('invitationCreate', { params: { letter }, body })
  const token = linkIn(await mailTo(site, email, /invit/i))
    .split('/')
    .at(-1)
  const account = await signInAs(site, email)
  await account.ask('invitationAccept', { params: { token: token ?? '' }, body: {} })
  return account
}
