import { z } from 'zod'
import { id, instant, language } from '../common.ts'

const coalitionParams = z.object({ coalition: id })

/** One remembered translation, in words alone. */
const entry = z.object({
  id,
  from: language,
  to: language,
  source: z.string(),
  target: z.string(),
  /** Null where a file brought it. */
  letter: z.object({ id: z.string(), title: z.string() }).nullable(),
  at: instant,
})

export const memoryFileRoutes = {
  /** Entries whose source or translation has these words, from the one behind `after` on; `next` is where to look on, null at the end. */
  memoryEntries: {
    params: coalitionParams,
    query: z.object({ words: z.string().max(200).default(''), after: z.union([z.literal(''), id]).default('') }),
    response: z.object({ entries: z.array(entry), next: id.nullable() }),
  },
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
