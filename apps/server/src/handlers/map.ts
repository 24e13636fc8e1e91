import { dismissalsOfLetter, type LetterRow, unitCountsOf, unitStatesOf, versionsOf } from '@undersigned/storage'
import { type Handlers, letterIn, reply } from '../http/handler.ts'
import { letterMap, markOfMap } from '../letters/map.ts'
import type { Services } from '../services.ts'

/** The map: what the reader last made of a letter, never the documents themselves (D11). */
export const mapHandlers: Handlers<'mapGet'> = {
  mapGet: async (call) => {
    const { letter } = letterIn(call)
    const { db } = call.services.store
    const { counts, languages, dismissals } = await shown(call.services, letter)
    const mark = markOfMap(counts, languages, dismissals)
    const readAt = Math.max(0, ...counts.map(({ at }) => at))
    if (call.request.query.known === mark) return reply({ mark, readAt, map: null })
    const states = await unitStatesOf(db, letter.id)
    return reply({ mark, readAt, map: letterMap(states, { original: letter.language, languages, dismissals }) })
  },
}

async function shown({ store, reader }: Services, letter: LetterRow) {
  const { db } = store
  const languages = (await versionsOf(db, letter.id)).map(({ language }) => language)
  const isRead = (read: readonly { readonly language: string }[]): boolean =>
    [letter.language, ...languages].every((language) => read.some((each) => each.language === language))
  if (!isRead(await unitCountsOf(db, letter.id))) await reader.refresh(letter.id)
  const [counts, dismissals] = await Promise.all([unitCountsOf(db, letter.id), dismissalsOfLetter(db, letter.id)])
  return { counts, languages, dismissals }
}
