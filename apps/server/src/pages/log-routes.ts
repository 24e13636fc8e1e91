import { type LetterId, letterId } from '@undersigned/letter'
import { hashOfToken, isPublic, signatureId } from '@undersigned/signatures'
import { encodeEntries, hasTile, keyText, nodesOfTile, parseTilePath, type Tile, tileBytes, utf8 } from '@undersigned/signatures/log'
import { isListed, letterOf, loggedEvents, logHashes, logSize, signatoryByToken, standingOf } from '@undersigned/storage'
import type { Context, Hono } from 'hono'
import { logKeyOf, receiptOf } from '../log/letter-log.ts'
import { cosignedCheckpoint, witnessedCheckpoint } from '../log/witnessed.ts'
import type { Services } from '../services.ts'
import { languageOf } from './problem-page.ts'
import { notFoundPage } from './told.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
const SHORTLY = 'public, max-age=5'
const TEXT = 'text/plain; charset=utf-8'

/** The log of each public letter, for anyone who keeps an eye on it: checkpoint, key, tiles, and the proof of one signature (rule V9). */
export function mountLog(app: Hono, services: Services): void {
  const { store, keys } = services
  serve(app, services, 'checkpoint', async (letter) => {
    return { body: await cosignedCheckpoint({ db: store.db, keys }, letter), type: TEXT, keep: SHORTLY }
  })
  serve(app, services, 'witnessed', async (letter) => {
    const body = await witnessedCheckpoint({ db: store.db, keys }, letter)
    return body === null ? null : { body, type: TEXT, keep: SHORTLY }
  })
  serve(app, services, 'bundle.zip', async (id) => {
    const letter = await letterOf(store.db, id)
    const bytes = letter === null ? null : await services.bundles.make(letter)
    return bytes === null ? null : { body: new Uint8Array(bytes), type: 'application/zip', keep: 'no-store' }
  })
  serve(app, services, 'key', async (letter) => ({ body: `${keyText(await logKeyOf(keys, letter))}\n`, type: TEXT, keep: SHORTLY }))
  serve(app, services, 'tile/*', async (letter, path) => {
    const tile = parseTilePath(path)
    if (tile === null || !hasTile(tile, await logSize(store.db, letter))) return null
    return { body: await tileOfLog(services, letter, tile), type: 'application/octet-stream', keep: FOR_EVER }
  })
  serve(app, services, 'proof/:signature', async (letter, path) => {
    const signature = signatureId(path.slice('proof/'.length))
    const manifest = (await letterOf(store.db, letter))?.manifest ?? null
    const isThere = manifest !== null && (await isListed(store.db, letter, { manifest, signature }))
    const proof = isThere ? await receiptOf(keys, store.db, { letter, signature }) : null
    return proof === null ? null : { body: proof, type: TEXT, keep: 'no-store' }
  })
  app.get('/:language/receipt/:token', async (context) => {
    const row = await signatoryByToken(store.db, 'withdrawTokenHash', hashOfToken(context.req.param('token')))
    const receipt = row === null ? null : await receiptOf(keys, store.db, { letter: row.letterId, signature: row.id })
    if (receipt === null) return nothingThere(context)
    const headers = {
      'content-type': TEXT,
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="receipt.tlog-proof"',
    }
    return context.body(receipt, 200, headers)
  })
}

interface Served {
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly type: string
  readonly keep: string
}

type Read = (letter: LetterId, path: string) => Promise<Served | null>

/** One kind of file below a letter's log; of a letter that is not public, or not there, all of them are not there (rule V9). */
function serve(app: Hono, { store, now }: Services, path: string, read: Read): void {
  app.get(`/log/:letter/${path}`, async (context) => {
    const id = context.req.param('letter') ?? ''
    const letter = await letterOf(store.db, id)
    const isThere = letter !== null && isPublic(await standingOf(store.db, letter), now())
    const served = isThere ? await read(letterId(id), context.req.path.slice(`/log/${id}/`.length)) : null
    if (served === null) return nothingThere(context)
    return context.body(served.body, 200, { 'content-type': served.type, 'cache-control': served.keep })
  })
}

async function tileOfLog({ store }: Services, letter: LetterId, tile: Tile): Promise<Uint8Array<ArrayBuffer>> {
  if (tile.level === 'entries') {
    const from = tile.index * 256
    const entries = await loggedEvents(store.db, letter, { from, to: from + tile.width })
    return encodeEntries(entries.map(({ leaf }) => utf8(leaf)))
  }
  const nodes = nodesOfTile(tile)
  return tileBytes(nodes.map(await logHashes(store.db, letter, nodes)))
}

async function nothingThere(context: Context): Promise<Response> {
  const { status, body } = await notFoundPage(languageOf(context))
  return context.html(await body, status, { 'cache-control': 'no-store' })
}
