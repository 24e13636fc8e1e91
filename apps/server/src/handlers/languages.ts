import { languageDaysOf, rolesOf, versionsOf } from '@undersigned/storage'
import { forecastOf } from '@undersigned/translation'
import { type Handlers, letterIn, reply } from '../http/handler.ts'

/** How each version fares: who, since when, until when (rule T117). */
export const languageHandlers: Handlers<'languagesGet'> = {
  languagesGet: async (call) => {
    const { id } = letterIn(call).letter
    const { store, now } = call.services
    const [versions, days, roles] = await Promise.all([versionsOf(store.db, id), languageDaysOf(store.db, id), rolesOf(store.db, id)])
    return reply({
      languages: versions.map(({ language }) => {
        const marks = days.get(language) ?? []
        const { pace, left, at } = forecastOf(marks, now())
        const people = roles.filter((role) => role.role === 'translator' && role.languages.includes(language))
        return {
          language,
          people: people.map(({ userId, name }) => ({ id: userId, name })),
          since: marks.at(-1)?.at ?? null,
          pace,
          left,
          forecast: at === null ? null : Math.round(at),
        }
      }),
    })
  },
}
