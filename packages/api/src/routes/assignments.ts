import { z } from 'zod'
import { done, id, instant, language, person, unit } from '../common.ts'
import { letterParams } from './letters.ts'

const versionParams = letterParams.extend({ language })

export const assignmentRoutes = {
  /** What was given to whom; and for each language, who could be given it and who says that theirs is done. */
  assignmentsList: {
    params: letterParams,
    response: z.object({
      assignments: z.array(z.object({ language, unit: z.string().nullable(), person, dueAt: instant.nullable() })),
      languages: z.array(
        z.object({
          language,
          people: z.array(person),
          /** It counts while nothing of theirs is missing, a draft or outdated. */
          done: z.array(z.object({ person, at: instant, counts: z.boolean() })),
          /** Units of the one who asks that are still to be done; null for who does not translate it. */
          mineOpen: z.int().nullable(),
        }),
      ),
    }),
  },
  /** Instead of what the person had of this language; no units: the whole of it. */
  assignmentPut: {
    params: versionParams.extend({ account: id }),
    body: z.object({ units: z.array(unit).max(2000), dueAt: instant.nullable() }),
    response: done,
  },
  assignmentRemove: { params: versionParams.extend({ account: id }), response: done },
  donePut: { params: versionParams, body: z.object({ done: z.boolean() }), response: done },
}
