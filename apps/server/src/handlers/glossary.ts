import type { RouteResponse } from '@undersigned/api'
import type { GlossaryReading } from '@undersigned/documents'
import {
  type ConceptRow,
  coalitionOf,
  conceptCount,
  glossaryOf,
  glossaryVersion,
  namesOf,
  openLettersOf,
  putConcepts,
  removeConcept,
} from '@undersigned/storage'
import { type Concept, MOST_CONCEPTS, merged } from '@undersigned/translation'
import type { Documents } from '../documents/documents.ts'
import { type Call, coalitionIn, done, type Handlers, reply, visitorIn } from '../http/handler.ts'
import { dataHeaders } from '../http/headers.ts'
import { type Refused, refused } from '../http/problem.ts'
import { mayWriteGlossary } from '../letters/glossary-right.ts'
import type { Services } from '../services.ts'

type GlossaryRoutes = 'glossaryGet' | 'conceptAdd' | 'conceptChange' | 'conceptRemove' | 'glossaryFile' | 'glossaryImport'

export const glossaryHandlers: Handlers<GlossaryRoutes> = {
  glossaryGet: async (call) => {
    const { db } = call.services.store
    const [{ version, concepts }, writable] = await Promise.all([
      glossaryOf(db, coalitionIn(call).coalitionId),
      mayWriteGlossary(db, coalitionIn(call), visitorIn(call).id),
    ])
    return reply({ version, writable, concepts: await views(call.services, concepts) })
  },
  conceptAdd: async (call) => written(call, { id: call.services.newId(), ...call.request.body }, 'new'),
  conceptChange: async (call) => written(call, { id: call.request.params.concept, ...call.request.body }, 'known'),
  conceptRemove: async (call) => {
    const { coalitionId } = coalitionIn(call)
    const removed = await call.services.store.transaction((tx) => removeConcept(tx, coalitionId, call.request.params.concept))
    if (removed) await termsMoved(call.services, coalitionId)
    return removed ? done : refused('not-found')
  },
  glossaryFile: async (call) => {
    const { db } = call.services.store
    const { coalitionId } = coalitionIn(call)
    const format = formatOf(call.request.params.file)
    if (format === null) return refused('not-found')
    const glossary = (await glossaryOf(db, coalitionId)).concepts.map(({ concept }) => concept)
    const title = (await coalitionOf(db, coalitionId))?.name ?? ''
    const bytes = await call.services.documents.writeGlossary(glossary, title, format)
    const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-tbx+xml'
    const headers = { ...dataHeaders, 'content-type': type, 'content-disposition': `attachment; filename="glossary.${format}"` }
    return new Response(new Uint8Array(bytes), { headers })
  },
  glossaryImport: async (call) => {
    const { file, services, request } = call
    if (file === null) return refused('malformed', { field: 'file' })
    const read = await readFile(services.documents, file)
    if ('refusal' in read) return read
    const { coalitionId: coalition } = coalitionIn(call)
    const answer = await services.store.transaction(async (tx) => {
      const { version, concepts } = await glossaryOf(tx, coalition)
      const known = concepts.map(({ concept }) => concept)
      const { added, changed, same } = merged(known, read.glossary)
      if (known.length + added.length > MOST_CONCEPTS) return refused('too-large', { limit: MOST_CONCEPTS })
      const applied = request.body.apply === 'yes'
      if (applied && request.body.version !== version) return refused('conflict')
      if (applied) await putConcepts(tx, { coalition, concepts: [...added, ...changed], by: visitorIn(call).id, at: services.now() })
      return reply({
        version: await glossaryVersion(tx, coalition),
        applied,
        added: added.map(nameOf),
        changed: changed.map(nameOf),
        same,
        refused: read.refused.map(({ at, reason }) => ({ at, reason })),
      })
    })
    if (request.body.apply === 'yes') await termsMoved(services, coalition)
    return answer
  },
}

const formatOf = (file: string): 'csv' | 'tbx' | null => (file.endsWith('.csv') ? 'csv' : /\.(?:tbx|xml)$/.test(file) ? 'tbx' : null)

async function readFile(documents: Documents, file: File): Promise<GlossaryReading | Refused> {
  const format = formatOf(file.name.toLowerCase())
  if (format === null) return refused('file-not-supported', { formats: '.csv, .tbx' })
  return documents.readGlossary(new Uint8Array(await file.arrayBuffer()), format)
}

const nameOf = ({ id, variants }: Concept): string => variants[0]?.text ?? id

async function written(call: Call<'conceptAdd' | 'conceptChange'>, concept: Concept, which: 'new' | 'known') {
  const { store, now } = call.services
  const { coalitionId: coalition } = coalitionIn(call)
  const by = visitorIn(call)
  const at = now()
  const refusal = await store.transaction(async (tx): Promise<Refused | null> => {
    const isKnown = (await glossaryOf(tx, coalition)).concepts.some((row) => row.concept.id === concept.id)
    if (which === 'known' && !isKnown) return refused('not-found')
    if (which === 'new' && (await conceptCount(tx, coalition)) >= MOST_CONCEPTS) return refused('too-large', { limit: MOST_CONCEPTS })
    await putConcepts(tx, { coalition, concepts: [concept], by: by.id, at })
    return null
  })
  if (refusal === null) await termsMoved(call.services, coalition)
  return refusal ?? reply({ ...plain(concept), by: { id: by.id, name: by.name }, at })
}

/** With other terms the checks of its letters may find something else (rule T152). */
async function termsMoved({ store, reader }: Services, coalition: string): Promise<void> {
  for (const letter of await openLettersOf(store.db, coalition)) reader.moved(letter)
}

const plain = (concept: Concept) => ({ ...concept, variants: concept.variants.map((variant) => ({ ...variant })) })

async function views({ store }: Services, rows: readonly ConceptRow[]): Promise<RouteResponse<'glossaryGet'>['concepts']> {
  const names = await namesOf(store.db, [...new Set(rows.flatMap(({ by }) => by ?? []))])
  return rows.map(({ concept, by, at }) => ({ ...plain(concept), by: by === null ? null : { id: by, name: names.get(by) ?? '' }, at }))
}
