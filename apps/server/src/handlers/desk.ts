import {
  type Db,
  eventsOf,
  namesOf,
  type SnapshotHead,
  snapshotOf,
  snapshotsOf,
  unitCountsOf,
  unitStatesOf,
  versionsOf,
} from '@undersigned/storage'
import { type Handlers, letterIn, reply } from '../http/handler.ts'
import { refused } from '../http/problem.ts'
import { progressMap } from '../letters/progress.ts'
import { wordsIn } from '../reader/reader.ts'

/** What a letter tells about itself: events, progress, snapshots. */
export const deskHandlers: Handlers<'eventsList' | 'progress' | 'snapshotsList' | 'snapshotGet'> = {
  eventsList: async (call) => {
    const { letter } = letterIn(call)
    const { db } = call.services.store
    const { before, limit } = call.request.query
    const rows = await eventsOf(db, letter.id, { before, limit: limit + 1 })
    const names = await namesOf(
      db,
      rows.flatMap(({ actor }) => actor ?? []),
    )
    const events = rows.slice(0, limit).map((row) => ({
      id: String(row.seq),
      at: row.at,
      by: row.actor === null ? null : { id: row.actor.replace(/[^\w~-]/g, '-'), name: names.get(row.actor) ?? '' },
      kind: row.kind,
      facts: factsOf(row.payload),
    }))
    return reply({ events, more: rows.length > limit })
  },
  progress: async (call) => {
    const { letter } = letterIn(call)
    const { store, reader } = call.services
    if (!(await unitCountsOf(store.db, letter.id)).some(({ language }) => language === letter.language)) await reader.refresh(letter.id)
    const [states, versions] = await Promise.all([unitStatesOf(store.db, letter.id), versionsOf(store.db, letter.id)])
    return reply(progressMap(states, { original: letter.language, languages: versions.map(({ language }) => language) }))
  },
  snapshotsList: async (call) => {
    const { db } = call.services.store
    const { language } = call.request.query
    const { id } = letterIn(call).letter
    const rows = await snapshotsOf(db, id, { language })
    const names = await namesOf(
      db,
      rows.flatMap(({ people }) => people),
    )
    const counted = rows.map(async (row) => snapshotHead({ ...row, words: row.words ?? (await wordsOfOlder(db, row)) }, names))
    return reply({ snapshots: await Promise.all(counted) })
  },
  snapshotGet: async (call) => {
    const { db } = call.services.store
    const row = await snapshotOf(db, letterIn(call).letter.id, call.request.params.snapshot)
    if (row === null) return refused('not-found')
    return reply({ ...snapshotHead({ ...row, words: wordsIn(row.text) }, await namesOf(db, row.people)), text: row.text })
  },
}

/** A snapshot from before words were counted when it was kept. */
async function wordsOfOlder(db: Db, { letterId, id }: SnapshotHead): Promise<number> {
  const row = await snapshotOf(db, letterId, id)
  return row === null ? 0 : wordsIn(row.text)
}

const snapshotHead = (row: SnapshotHead & { readonly words: number }, names: ReadonlyMap<string, string>) => ({
  id: row.id,
  room: row.room,
  language: row.language,
  at: row.toAt,
  by: row.people.map((id) => ({ id, name: names.get(id) ?? '' })),
  words: row.words,
})

/** An event's facts as plain values. Nested parts are left to the proofs; the index of a signatory's address would tell who signs elsewhere too. */
function factsOf(payload: unknown): Record<string, string | number | boolean | null> {
  if (typeof payload !== 'object' || payload === null) return {}
  const isPlain = (entry: [string, unknown]): entry is [string, string | number | boolean | null] =>
    entry[0] !== 'signatory' && (entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1]))
  return Object.fromEntries(Object.entries(payload).filter(isPlain))
}
