import { addresses, type RouteName, type RouteRequest, type RouteSchemas, routes } from '@undersigned/api'
import { ConflictError } from '@undersigned/storage'
import type { Context, Hono } from 'hono'
import { ZodError } from 'zod'
import type { Services } from '../services.ts'
import { type Asked, decide } from './access.ts'
import type { Handler, Handlers, Reply } from './handler.ts'
import { dataHeaders } from './headers.ts'
import { type Peer, peerOf } from './peer.ts'
import { problemResponse, type Refused, refused } from './problem.ts'
import { type Visitor, visitorOf } from './visitor.ts'

const BODY_BYTES = 256 * 1024
/** The largest file that may be a letter, and the form around it. */
const UPLOAD_BYTES = 20 * 1024 * 1024 + 64 * 1024

/** Puts every route of the contract under its method and path. */
export function mountApi(app: Hono, services: Services, handlers: Handlers): void {
  for (const name of namesOf(addresses)) mount(app, services, { name, handler: handlers[name] })
}

const namesOf = <Table extends object>(table: Table): (keyof Table)[] =>
  Object.keys(table).filter((key): key is keyof Table & string => key in table)

function mount<Name extends RouteName>(app: Hono, services: Services, route: { name: Name; handler: Handler<Name> }): void {
  const [method, path] = addresses[route.name]
  app.on(method, path, async (context) => {
    try {
      return await answer(context, services, route)
    } catch (error) {
      if (error instanceof ZodError) return problemResponse(refused('malformed', firstIssue(error)))
      // Two did the same at once, and the database let one of them.
      if (error instanceof ConflictError) return problemResponse(refused('conflict'))
      throw error
    }
  })
}

interface Body {
  readonly json: unknown
  readonly file: File | null
}

async function answer<Name extends RouteName>(
  context: Context,
  services: Services,
  { name, handler }: { name: Name; handler: Handler<Name> },
): Promise<Response> {
  const schemas: RouteSchemas = routes[name]
  const peer = peerOf(context, services.config)
  const [method] = addresses[name]
  const limited = await services.limits.take(method === 'GET' ? 'requestPerClient' : 'writePerClient', peer.address)
  if (limited !== null) return problemResponse(limited)
  const visitor = await visitorOf(services.auth, context.req.raw.headers)
  const early = await decide(services.store.db, asked(context, { name, visitor, peer, body: null }))
  if (!early.ok && (needsNoBody(name) || early.refusal === 'signed-out')) return problemResponse(early)
  const crowded = schemas.upload === true ? await services.limits.take('uploadPerClient', peer.address) : null
  if (crowded !== null) return problemResponse(crowded)
  const body = await readBody(context, schemas)
  if ('refusal' in body) return problemResponse(body)
  const decision = await decide(services.store.db, asked(context, { name, visitor, peer, body: body.json }))
  if (!decision.ok) return problemResponse(decision)
  const request = {
    ...(schemas.params && { params: schemas.params.parse(context.req.param()) }),
    ...(schemas.query && { query: schemas.query.parse(context.req.query()) }),
    ...(schemas.body && { body: schemas.body.parse(body.json) }),
  }
  if (!isParsed<Name>(request)) throw new TypeError('a request is an object')
  const reply = await handler({
    services,
    request,
    visitor,
    access: decision.access,
    headers: context.req.raw.headers,
    address: peer.address,
    isDemoVisitor: peer.isDemoVisitor,
    file: body.file,
  })
  return respond(reply, schemas)
}

const asked = (context: Context, part: { name: RouteName; visitor: Visitor | null; peer: Peer; body: unknown }): Asked => ({
  name: part.name,
  params: context.req.param(),
  body: part.body,
  visitor: part.visitor,
  mayReadMailbox: part.peer.mayReadMailbox,
})

/** Where path and account alone decide, nobody's body is read who may not send one; a stranger's never where an account is needed. */
const needsNoBody = (name: RouteName): boolean => name !== 'letterCreate' && name !== 'letterImport' && name !== 'ticketCreate'

/** Every part has been through the route's own schema, which is where its type comes from. */
const isParsed = <Name extends RouteName>(request: unknown): request is RouteRequest<Name> =>
  typeof request === 'object' && request !== null

function respond<Name extends RouteName>(reply: Reply<Name>, schemas: RouteSchemas): Response {
  if (reply instanceof Response) return reply
  if (!reply.ok) return problemResponse(reply)
  const headers = new Headers({ ...dataHeaders, 'content-type': 'application/json', 'cache-control': 'no-store' })
  for (const cookie of reply.cookies ?? []) headers.append('set-cookie', cookie)
  const checked = schemas.response.safeParse(reply.value)
  if (!checked.success) throw new TypeError(`an answer is not what the contract says: ${checked.error.message}`)
  return new Response(JSON.stringify(checked.data), { status: 200, headers })
}

async function readBody(context: Context, schemas: RouteSchemas): Promise<Body | Refused> {
  if (context.req.method === 'GET') return { json: null, file: null }
  const type = context.req.header('content-type') ?? ''
  const limit = schemas.upload === true ? UPLOAD_BYTES : BODY_BYTES
  const bytes = await boundedBytes(context.req.raw, limit)
  if (bytes === null) return refused('too-large', { megabytes: Math.max(1, Math.round(limit / 1024 / 1024)) })
  if (schemas.upload === true) return readForm(bytes, type)
  if (!type.startsWith('application/json'))
    return bytes.length === 0 && schemas.body === undefined ? { json: {}, file: null } : refused('malformed')
  try {
    const text = new TextDecoder().decode(bytes)
    const json: unknown = JSON.parse(text)
    return text.includes('\\u0000') && holdsNothing(json) ? refused('malformed') : { json, file: null }
  } catch (error) {
    if (error instanceof SyntaxError) return refused('malformed')
    throw error
  }
}

/** Whether a word in it holds the sign that is none: Postgres keeps no text with it. */
const holdsNothing = (json: unknown): boolean =>
  typeof json === 'string' ? json.includes('\0') : typeof json === 'object' && json !== null && Object.values(json).some(holdsNothing)

async function readForm(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Body | Refused> {
  if (!type.startsWith('multipart/form-data')) return refused('malformed')
  try {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
    const file = form.get('file')
    const fields = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
    return holdsNothing(fields) ? refused('malformed') : { json: fields, file: file instanceof File ? file : null }
  } catch (error) {
    if (error instanceof TypeError) return refused('malformed')
    throw error
  }
}

/** Reads no more than the limit, whatever the length header says. */
export async function boundedBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const announced = request.headers.get('content-length')
  // Nothing follows, which the reader of the connection holds to: no stream has to be opened to see it.
  if (announced === '0') return new Uint8Array()
  if (Number(announced ?? 0) > limit) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > limit) return null
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function firstIssue(error: ZodError): Readonly<Record<string, string>> {
  const [issue] = error.issues
  return issue === undefined ? {} : { field: issue.path.join('.'), reason: issue.message }
}
