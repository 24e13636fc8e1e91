import { z } from 'zod'
import { done, instant, language, languages, line, person, unit, unitDigest } from '../common.ts'
import { letterParams, version } from './letters.ts'

const versionParams = letterParams.extend({ language })

const review = z.object({
  unit: z.string(),
  language,
  sourceDigest: z.string(),
  targetDigest: z.string(),
  by: person,
  at: instant,
  verdict: z.enum(['reviewed', 'returned']),
  reason: z.string(),
})

export const versionRoutes = {
  versionsList: { params: letterParams, response: z.object({ versions: z.array(version) }) },
  versionAdd: { params: letterParams, body: z.object({ language }), response: version },
  /** Takes the version out of the letter; its words stay and come back when it is added again. */
  versionRemove: { params: versionParams, response: done },
  /** The versions that shall be sealed with the letter; the others are left out of its manifest. */
  versionsWanted: { params: letterParams, body: z.object({ languages }), response: z.object({ versions: z.array(version) }) },
  reviewsList: { params: versionParams, response: z.object({ reviews: z.array(review) }) },
  /** Holds only while both digests still match (D9); refused for one's own work. */
  reviewPut: {
    params: versionParams.extend({ unit }),
    body: z.object({
      verdict: z.enum(['reviewed', 'returned']),
      sourceDigest: unitDigest,
      targetDigest: unitDigest,
      reason: line.default(''),
    }),
    response: review,
  },
}
