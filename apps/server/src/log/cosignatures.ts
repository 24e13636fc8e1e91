import { isPublic } from '@undersigned/signatures'
import { NotProven } from '@undersigned/signatures/log'
import { letterOf, standingOf } from '@undersigned/storage'
import type { Hono } from 'hono'
import { boundedBytes } from '../http/api.ts'
import { peerOf } from '../http/peer.ts'
import { problemResponse, refused } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { takeCosignature } from './witnessed.ts'

const MOST_BYTES = 64 * 1024

/** Where a witness leaves what it signed: a program without a page of ours, so it stands before the guard of origins (rule V22). */
export function mountCosignatures(app: Hono, services: Services): void {
  const { store, keys, now, limits } = services
  app.post('/log/:letter/cosignatures', async (context) => {
    const limited = await limits.take('formPerNetwork', peerOf(context, services.config).address)
    if (limited !== null) return problemResponse(limited)
    const letter = await letterOf(store.db, context.req.param('letter'))
    if (letter === null || !isPublic(await standingOf(store.db, letter), now())) return problemResponse(refused('not-found'))
    const bytes = await boundedBytes(context.req.raw, MOST_BYTES)
    if (bytes === null) return problemResponse(refused('too-large', { megabytes: 1 }))
    try {
      const size = await takeCosignature({ db: store.db, keys }, letter, new TextDecoder().decode(bytes))
      return context.json({ size }, 200, { 'cache-control': 'no-store' })
    } catch (error) {
      if (error instanceof NotProven) return problemResponse(refused('malformed', { reason: error.refusal }))
      throw error
    }
  })
}
