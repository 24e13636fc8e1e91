import { z } from 'zod'
import { instant, language } from '../common.ts'
import { letterParams } from './letters.ts'

/** One character a state, as `MAP_STATES` has them: a letter of 400 units in 24 languages is asked for every few seconds. */
const states = z.string().regex(/^[mcdtrs]*$/)

const mapped = z.object({
  language,
  /** One state a unit, in the order of the units. */
  states,
  /** By the place of the unit: errors of its checks that nobody dismissed, while it is not reviewed. */
  errors: z.array(z.object({ at: z.int(), checks: z.array(z.string()) })),
  /** Places of the units that a reviewer gave back. */
  returned: z.array(z.int()),
})

export const mapRoutes = {
  /** The map, or nothing but its mark where that is the one that is known already. */
  mapGet: {
    params: letterParams,
    query: z.object({ known: z.string().max(100).optional() }),
    response: z.object({
      mark: z.string(),
      /** When somebody last changed something that the map shows. */
      readAt: instant,
      map: z
        .object({
          units: z.array(z.object({ unit: z.string(), role: z.string(), words: z.int(), begins: z.string() })),
          languages: z.array(mapped),
        })
        .nullable(),
    }),
  },
}
