import type { Inline } from '@undersigned/letter'
import { z } from 'zod'
import { done, id, instant, language, line, ours, person, unit, unitDigest, unitState } from '../common.ts'
import { letter, letterParams } from './letters.ts'

const declaration = z.object({
  id,
  unit: z.string(),
  fromDigest: z.string(),
  toDigest: z.string(),
  note: z.string(),
  by: person,
  at: instant,
})

const leadParams = letterParams.extend({ language })

/** One unit before and after another language leads. */
const leadPair = z.object({
  unit: z.string(),
  role: z.string(),
  before: ours<readonly Inline[]>(),
  after: ours<readonly Inline[]>(),
  state: unitState,
  carried: z.boolean(),
})

export const followingRoutes = {
  /** The edits that count as without effect on translations; every translator sees by whom. */
  declarationsList: { params: letterParams, response: z.object({ declarations: z.array(declaration) }) },
  declarationAdd: {
    params: letterParams,
    body: z.object({ unit, fromDigest: unitDigest, toDigest: unitDigest, note: line.default('') }),
    response: declaration,
  },
  declarationWithdraw: { params: letterParams.extend({ declaration: id }), response: done },
  /** What would lead, what would become a version, and what stands in the way; nothing is changed. */
  leadPreview: {
    params: leadParams,
    response: z.object({
      pairs: z.array(leadPair),
      blocking: z.array(z.string()),
      untranslated: z.array(z.string()),
      outdated: z.array(z.string()),
      /** For each other version, how many units it keeps translated and how many it has to look at again. */
      others: z.array(z.object({ language, kept: z.int(), stale: z.int() })),
    }),
  },
  /** `untranslated`: how many units the coordinator saw staying in the old language; with more than that nothing is done. */
  leadChange: { params: leadParams, body: z.object({ untranslated: z.int().nonnegative() }), response: letter },
}
