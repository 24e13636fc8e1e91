import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type ApiClient,
  createClient,
  type FetchInit,
  type LooseInput,
  type RouteInput,
  type RouteName,
  type RouteResponse,
} from '@undersigned/api/client'
import { pino } from 'pino'
import { readConfig } from '../config.ts'
import { type RunningServer, startServer } from '../server.ts'

/** A real server of a test's own, on a free port, with an empty folder. */
export interface House {
  readonly server: RunningServer
  readonly dataDir: string
  /** Somebody who has signed in with the code from their mail. */
  person(email: string): Promise<Guest>
  /** Somebody who has not. */
  stranger(): Guest
  close(): Promise<void>
}

export interface Guest {
  readonly api: ApiClient
  /** Calls a route that is expected to work. */
  ask<Name extends RouteName>(name: Name, input: RouteInput<Name> & LooseInput): Promise<RouteResponse<Name>>
  fetch(path: string, init?: RequestInit): Promise<Response>
}

export async function openHouse(env: Readonly<Record<string, string>> = {}): Promise<House> {
  const dataDir = env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'house-'))
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, LIMIT_FACTOR: '1000', LOG_LEVEL: 'silent', ...env })
  const server = await startServer(config, pino({ level: config.logLevel }))
  return {
    server,
    dataDir,
    person: (email) => signIn(server, email),
    stranger: () => guestOf(server, { cookie: '' }),
    close: async () => {
      await server.stop()
      if (env.DATA_DIR === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

interface Jar {
  cookie: string
}

function guestOf(server: RunningServer, jar: Jar): Guest {
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('origin', server.origin)
    if (jar.cookie !== '') headers.set('cookie', jar.cookie)
    const answer = await fetch(new URL(path, server.origin), { redirect: 'manual', ...init, headers })
    const [pair] = (answer.headers.getSetCookie()[0] ?? '').split(';')
    if (pair !== undefined && pair !== '') jar.cookie = pair
    return answer
  }
  const api = createClient({
    fetch: (address: string, { credentials: _, ...init }: FetchInit) => send(address, init),
    upload: (address, fields, file) => send(address, { method: 'POST', body: formOf(fields, file) }),
  })
  return {
    api,
    fetch: send,
    ask: async (name, input) => {
      const answer = await api.call(name, input)
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`)
      return answer.value
    },
  }
}

function formOf(fields: Readonly<Record<string, string>>, file: unknown): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (file instanceof File) form.append('file', file)
  return form
}

async function signIn(server: RunningServer, email: string): Promise<Guest> {
  const guest = guestOf(server, { cookie: '' })
  await guest.ask('signInStart', { body: { email, locale: 'en' } })
  const code = /is (\d{6})\./.exec((await mailTo(server, email)).text)?.[1] ?? ''
  await guest.ask('signInCode', { body: { email, code } })
  return guest
}

/** Every mail to an address, the newest first. */
export const mailsTo = async (server: RunningServer, address: string) =>
  (await server.services.outbox.kept()).filter(({ to }) => to === address)

/** The newest mail to an address. */
export async function mailTo(server: RunningServer, address: string) {
  const mail = (await server.services.outbox.kept()).find(({ to }) => to === address)
  if (mail === undefined) throw new Error(`no mail to ${address}`)
  return mail
}

/** The path of the newest link to an address that leads to such a page. */
export async function pathTo(server: RunningServer, address: string, page: 'confirm' | 'withdraw' | 'prove' | 'vouch'): Promise<string> {
  const path = (await mailsTo(server, address)).map(linkIn).find((each) => each.includes(`/${page}/`))
  if (path === undefined) throw new Error(`no mail to ${address} leads to ${page}`)
  return path
}

/** The path of the link in a mail. */
export const linkIn = ({ text }: { readonly text: string }): string => {
  const { pathname, search } = new URL(/https?:\/\/\S+/.exec(text)?.[0] ?? '')
  return pathname + search
}
