import { z } from 'zod'
import { id } from '../common.ts'

const coalitionParams = z.object({ coalition: id })

export const memoryFileRoutes = {
  /** All a coalition remembers, as TMX; texts of every letter are in it, so it is for its coordinators. */
  memoryFile: { params: coalitionParams, response: z.unknown() },
  /** Says how much a TMX file would bring; takes it in only when asked to apply. */
  memoryImport: {
    params: coalitionParams,
    body: z.object({ apply: z.enum(['yes', 'no']).default('no') }),
    upload: true,
    response: z.object({ applied: z.boolean(), entries: z.int(), left: z.int() }),
  },
}
