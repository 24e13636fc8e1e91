import { activeMembership, type Db, memoryOf, memorySizes, namesOf } from '@undersigned/storage'
import { fittedTo, type MemoryMatch } from '@undersigned/translation'
import { coalitionIn, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { refused } from '../http/problem.ts'
import { matchesFor, titlesOf } from '../memory/matches.ts'
import { placeOf } from '../memory/place.ts'

type MemoryRoutes = 'memoryMatches' | 'memorySizes' | 'memoryForget' | 'memoryForgetLetter'

export const memoryHandlers: Handlers<MemoryRoutes> = {
  /** A role in a letter is not enough: what other letters said is the coalition's (rule T95). */
  memoryMatches: async (call) => {
    const { letter } = letterIn(call)
    const { language, unit } = call.request.params
    const { store, reader } = call.services
    if ((await activeMembership(store.db, letter.coalitionId, visitorIn(call).id)) === null) return refused('forbidden')
    const { original, recipients } = await reader.read(letter.id, [])
    const place = placeOf(original.text, recipients, unit)
    if (place === null) return refused('not-found')
    const matches = await matchesFor(store.db, { letter, language, unit, place })
    const letters = matches.map(({ remembered }) => remembered.letter)
    const [names, titles] = await Promise.all([namesIn(store.db, matches), titlesOf(store.db, letters)])
    return reply({
      matches: matches.map(({ remembered, fit, percent }) => ({
        ...{ id: remembered.id, fit, percent, source: remembered.source, at: remembered.at },
        target: fittedTo(remembered, place.content),
        letter: remembered.letter === null ? null : { id: remembered.letter, title: titles.get(remembered.letter) ?? '' },
        by: { id: idOf(remembered.by), name: names.get(remembered.by) ?? remembered.by },
      })),
    })
  },
  memorySizes: async (call) => {
    const rows = await memorySizes(call.services.store.db, coalitionIn(call).coalitionId)
    return reply({ directions: rows.map(({ fromLanguage, toLanguage, count }) => ({ from: fromLanguage, to: toLanguage, count })) })
  },
  memoryForget: async (call) => {
    const { coalitionId } = coalitionIn(call)
    const gone = await call.services.store.transaction((tx) => memoryOf(tx, coalitionId).forget({ id: call.request.params.entry }))
    return gone === 0 ? refused('not-found') : done
  },
  memoryForgetLetter: async (call) => {
    const { coalitionId } = coalitionIn(call)
    const { letter } = call.request.params
    return reply({ forgotten: await call.services.store.transaction((tx) => memoryOf(tx, coalitionId).forget({ letter })) })
  },
}

const namesIn = (db: Db, matches: readonly MemoryMatch[]): Promise<ReadonlyMap<string, string>> =>
  namesOf(
    db,
    matches.map(({ remembered }) => remembered.by),
  )

/** A file may name anybody; an id is what the contract takes for one. */
const idOf = (by: string): string => by.replace(/[^\w~-]/g, '-').slice(0, 64) || '-'
