import { addresses, type RouteName } from './addresses.ts'
import type { RouteInput, RouteResponse } from './routes.ts'
import type { Problem } from './words.ts'

export { addresses, type RouteName } from './addresses.ts'
export * from './desk-words.ts'
export type { RouteInput, RouteResponse, UploadedFile } from './routes.ts'
export * from './words.ts'

/** What the client needs of `fetch`, so that it runs wherever something like it is. */
export type Fetch = (address: string, init: FetchInit) => Promise<FetchAnswer>
export interface FetchInit {
  method: string
  headers: Record<string, string>
  credentials: 'same-origin'
  body?: string
}
export interface FetchAnswer {
  readonly ok: boolean
  readonly status: number
  json(): Promise<unknown>
}
/** Sends a multipart form; given by the browser's side, because forms are the browser's. */
export type Upload = (address: string, fields: Readonly<Record<string, string>>, file: unknown) => Promise<FetchAnswer>

export type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Problem }

export interface ApiClient {
  call<Name extends RouteName>(name: Name, input: RouteInput<Name> & LooseInput): Promise<Answer<RouteResponse<Name>>>
  /** The address of a route, for links and downloads. */
  address(name: RouteName, params: Readonly<Record<string, string>>, query?: Readonly<Record<string, string>>): string
}

export interface ClientOptions {
  readonly fetch: Fetch
  readonly upload?: Upload
  /** What stands before `/api`; empty on the server's own pages. */
  readonly base?: string
}

export interface LooseInput {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly file?: unknown
}

/** Calls every route by its name; refusals come back as values, a lost connection as `offline`. */
export function createClient({ fetch, upload, base = '' }: ClientOptions): ApiClient {
  const send = async (name: RouteName, input: LooseInput): Promise<FetchAnswer> => {
    const [method] = addresses[name]
    const address = `${base}${addressOf(name, input.params ?? {})}${queryOf(input.query ?? {})}`
    if (input.file !== undefined && upload !== undefined) return upload(address, fieldsOf(input.body), input.file)
    const headers = { accept: 'application/json', ...(method !== 'GET' && { 'content-type': 'application/json' }) }
    const init: FetchInit = { method, headers, credentials: 'same-origin' }
    return fetch(address, method === 'GET' ? init : { ...init, body: JSON.stringify(input.body ?? {}) })
  }
  return {
    async call<Name extends RouteName>(name: Name, input: RouteInput<Name> & LooseInput) {
      let answer: FetchAnswer
      try {
        answer = await send(name, input)
      } catch (error) {
        return { ok: false as const, refusal: { status: 0, problem: 'offline' as const, facts: { reason: String(error) } } }
      }
      return answer.ok ? checkedValue<RouteResponse<Name>>(answer) : refusalOf(answer)
    },
    address: (name, params, query = {}) => `${base}${addressOf(name, params)}${queryOf(query)}`,
  }
}

const addressOf = (name: RouteName, params: Readonly<Record<string, unknown>>): string =>
  addresses[name][1].replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key] ?? '')))

function queryOf(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`],
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

const fieldsOf = (body: unknown): Record<string, string> =>
  typeof body === 'object' && body !== null
    ? Object.fromEntries(Object.entries(body).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])))
    : {}

async function refusalOf(answer: FetchAnswer): Promise<{ readonly ok: false; readonly refusal: Problem }> {
  const body: unknown = await answer.json().catch(() => null)
  const told = isProblem(body) ? body : { problem: 'server-error' as const, facts: {} }
  return { ok: false, refusal: { status: answer.status, problem: told.problem, facts: told.facts } }
}

const isProblem = (body: unknown): body is Pick<Problem, 'problem' | 'facts'> =>
  typeof body === 'object' && body !== null && 'problem' in body && typeof body.problem === 'string' && 'facts' in body

/** The server checks every answer against the same table before it leaves; the browser does not check again. */
const isChecked = <Value>(json: unknown): json is Value => json !== undefined

async function checkedValue<Value>(answer: FetchAnswer): Promise<Answer<Value>> {
  const json = await answer.json()
  return isChecked<Value>(json)
    ? { ok: true, value: json }
    : { ok: false, refusal: { status: answer.status, problem: 'server-error', facts: {} } }
}
