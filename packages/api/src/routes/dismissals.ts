import { z } from 'zod'
import { done, instant, language, name, person, unit, unitDigest } from '../common.ts'
import { letterParams } from './letters.ts'

const versionParams = letterParams.extend({ language })
const findingParams = versionParams.extend({ unit, check: z.string().regex(/^[a-z-]{1,40}$/) })

const dismissal = z.object({
  unit: z.string(),
  check: z.string(),
  sourceDigest: z.string(),
  targetDigest: z.string(),
  reason: z.string(),
  by: person,
  at: instant,
})

export const dismissalRoutes = {
  dismissalsList: { params: versionParams, response: z.object({ dismissals: z.array(dismissal) }) },
  /** Counts only while both texts are the ones named (rule T62). */
  dismissalPut: {
    params: findingParams,
    body: z.object({ sourceDigest: unitDigest, targetDigest: unitDigest, reason: name }),
    response: dismissal,
  },
  dismissalDelete: { params: findingParams, response: done },
}
