import { z } from 'zod'
import { id, instant, person } from '../common.ts'
import { ACCESS_KINDS } from '../words.ts'

const access = z.object({
  by: person,
  what: z.enum(ACCESS_KINDS),
  /** Of how many people. */
  count: z.int().positive(),
  at: instant,
})

export const accessRoutes = {
  /** Who was shown addresses, and when (rule P42). */
  accessList: { params: z.object({ letter: id }), response: z.object({ accesses: z.array(access) }) },
}
