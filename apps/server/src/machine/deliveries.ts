import { createHash } from 'node:crypto'
import { machineJobOf, settleMachineJob } from '@undersigned/storage'
import type { Context, Hono } from 'hono'
import { boundedBytes } from '../http/api.ts'
import { peerOf } from '../http/peer.ts'
import { problemResponse, refused } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { deliveredIn } from './etranslation.ts'

const DELIVERIES = '/api/machine/deliveries'
const DELIVERY_BYTES = 1024 * 1024

export const deliveryAddress = (origin: string, token: string): string => `${origin}${DELIVERIES}/${token}`

/** What the database knows a promise by: reading it tells nobody the address. */
export const jobOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Where a service brings what it promised. It comes from no page of ours, so the secret in the address is all that lets it in (rule T99). */
export function mountDeliveries(app: Hono, services: Services): void {
  app.post(`${DELIVERIES}/:token`, async (context) => {
    const limited = await services.limits.take('writePerClient', peerOf(context, services.config).address)
    return limited === null ? taken(context, services) : problemResponse(limited)
  })
}

async function taken(context: Context, { store, now }: Services): Promise<Response> {
  const token = jobOf(context.req.param('token') ?? '')
  const { db } = store
  const job = await machineJobOf(db, token)
  if (job?.state !== 'waiting') return problemResponse(refused('not-found'))
  const bytes = await boundedBytes(context.req.raw, DELIVERY_BYTES)
  if (bytes === null) return problemResponse(refused('too-large', { megabytes: 1 }))
  const delivered = deliveredIn(jsonIn(bytes))
  if (delivered.kind === 'nothing') return new Response(null, { status: 204 })
  const settled =
    delivered.kind === 'translated'
      ? await settleMachineJob(db, { token, state: 'done', answer: delivered.markup, at: now() })
      : await settleMachineJob(db, { token, state: 'failed', answer: delivered.reason, at: now() })
  return settled ? new Response(null, { status: 204 }) : problemResponse(refused('not-found'))
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
