import { z } from 'zod'
import { done, id, instant } from '../common.ts'

const coalitionParams = z.object({ coalition: id })
const witness = z.object({
  id,
  /** `name+id+base64`, as C2SP writes keys. */
  key: z.string(),
  addedAt: instant,
})

export const proofRoutes = {
  /** The whole proof of a letter as one ZIP (rule V21). */
  bundleFile: { params: z.object({ letter: id }), response: z.unknown() },
  witnessesList: { params: coalitionParams, response: z.object({ witnesses: z.array(witness) }) },
  witnessAdd: { params: coalitionParams, body: z.object({ key: z.string().trim().min(1).max(300) }), response: witness },
  witnessRemove: { params: coalitionParams.extend({ witness: id }), response: done },
}
