import { openRequests } from '@undersigned/storage'
import { type Handlers, letterIn, reply } from '../http/handler.ts'
import { refused } from '../http/problem.ts'
import { requestDifference } from '../letters/request-difference.ts'

/** What a request is about, for the second person (rule G89). */
export const requestHandlers: Handlers<'requestDifference'> = {
  requestDifference: async (call) => {
    const { letter } = letterIn(call)
    const { params, query } = call.request
    const open = (await openRequests(call.services.store.db, letter.id)).find(({ id }) => id === params.request)
    if (open === undefined) return refused('not-found')
    return reply(await requestDifference(call.services, { letter, action: open.action, language: query.language ?? letter.language }))
  },
}
