import type { TmxUnit } from '@undersigned/documents'
import { plainText } from '@undersigned/letter'
import { type Db, memoryOf } from '@undersigned/storage'
import { coalitionIn, type Handlers, reply, visitorIn } from '../http/handler.ts'
import { dataHeaders } from '../http/headers.ts'
import { refused } from '../http/problem.ts'
import { lookThrough } from '../memory/look-through.ts'
import { titlesOf } from '../memory/matches.ts'
import { takeIn } from '../memory/take-in.ts'
import { entriesFrom, unitsFrom } from '../memory/tmx.ts'

type MemoryFileRoutes = 'memoryFile' | 'memoryImport' | 'memoryEntries'

const PAGE = 1_000
const MOST_ENTRIES = 200_000

export const memoryFileHandlers: Handlers<MemoryFileRoutes> = {
  memoryEntries: async (call) => {
    const { db } = call.services.store
    const { found, next } = await lookThrough(memoryOf(db, coalitionIn(call).coalitionId), call.request.query)
    const titles = await titlesOf(
      db,
      found.map(({ letter }) => letter),
    )
    return reply({
      entries: found.map(({ id, from, to, source, target, letter, at }) => ({
        ...{ id, from, to, at, source: plainText(source), target: plainText(target) },
        letter: letter === null ? null : { id: letter, title: titles.get(letter) ?? '' },
      })),
      next,
    })
  },
  memoryFile: async (call) => {
    const units = await everything(call.services.store.db, coalitionIn(call).coalitionId)
    const bytes = await call.services.documents.writeMemory({ sourceLanguage: null, units })
    const headers = { ...dataHeaders, 'content-type': 'application/x-tmx+xml', 'content-disposition': 'attachment; filename="memory.tmx"' }
    return new Response(new Uint8Array(bytes), { headers })
  },
  memoryImport: async (call) => {
    const { file, services, request } = call
    if (file === null) return refused('malformed', { field: 'file' })
    const reading = await services.documents.readMemory(new Uint8Array(await file.arrayBuffer()))
    if ('refusal' in reading) return reading
    const entries = entriesFrom(reading.file, { by: visitorIn(call).name, at: services.now() })
    if (entries.length > MOST_ENTRIES) return refused('too-large', { limit: MOST_ENTRIES })
    const applied = request.body.apply === 'yes'
    if (applied) await takeIn(services.store, coalitionIn(call).coalitionId, entries)
    return reply({ applied, entries: entries.length, left: reading.refused.length })
  },
}

async function everything(db: Db, coalition: string): Promise<readonly TmxUnit[]> {
  const units: TmxUnit[] = []
  const memory = memoryOf(db, coalition)
  for (let after = ''; ; ) {
    const page = await memory.page({ after, limit: PAGE })
    units.push(...unitsFrom(page))
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return units
    after = last.id
  }
}
