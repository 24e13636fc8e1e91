import { requestOf } from '@undersigned/storage'
import { type Handlers, letterIn, reply } from '../http/handler.ts'
import { refused } from '../http/problem.ts'
import { requestDifference } from '../letters/request-difference.ts'

/** What a request is about, for the second person; whoever still looks at one that was decided is told nothing more (rules G89, G199). */
export const requestHandlers: Handlers<'requestDifference'> = {
  requestDifference: async (call) => {
    const { letter } = letterIn(call)
    const { params, query } = call.request
    const asked = await requestOf(call.services.store.db, { letter: letter.id, id: params.request })
    if (asked === null) return refused('not-found')
    if (asked.state !== 'open') return reply(null)
    return reply(await requestDifference(call.services, { letter, action: asked.action, language: query.language ?? letter.language }))
  },
}
