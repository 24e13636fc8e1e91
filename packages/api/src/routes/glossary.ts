import { z } from 'zod'
import { done, id, instant, language, line, name, person } from '../common.ts'

const variant = z.object({ language, text: name, status: z.enum(['preferred', 'admitted', 'forbidden']), note: line.default('') })
const words = z.object({
  definition: z.string().trim().max(2_000).default(''),
  doNotTranslate: z.boolean().default(false),
  variants: z.array(variant).min(1).max(200),
})
/** Ids that came with a file are kept as they were. */
const conceptId = z.string().min(1).max(200)
const concept = z.object({
  id: conceptId,
  definition: z.string(),
  doNotTranslate: z.boolean(),
  variants: z.array(variant),
  by: person.nullable(),
  at: instant,
})
const glossaryParams = z.object({ coalition: id })
const conceptParams = glossaryParams.extend({ concept: conceptId })

export const glossaryRoutes = {
  glossaryGet: { params: glossaryParams, response: z.object({ version: z.int(), writable: z.boolean(), concepts: z.array(concept) }) },
  conceptAdd: { params: glossaryParams, body: words, response: concept },
  conceptChange: { params: conceptParams, body: words, response: concept },
  conceptRemove: { params: conceptParams, response: done },
  /** `glossary.csv` or `glossary.tbx`. */
  glossaryFile: { params: glossaryParams.extend({ file: z.string().max(40) }), response: z.unknown() },
  /** Says what a file would change; changes it only when asked to apply, and only while the glossary is the one that was shown. */
  glossaryImport: {
    params: glossaryParams,
    body: z.object({ apply: z.enum(['yes', 'no']).default('no'), version: z.coerce.number().int().nonnegative().default(0) }),
    upload: true,
    response: z.object({
      version: z.int(),
      applied: z.boolean(),
      added: z.array(z.string()),
      changed: z.array(z.string()),
      same: z.int(),
      refused: z.array(z.object({ at: z.string(), reason: z.enum(['language-unknown', 'term-missing', 'status-unknown']) })),
    }),
  },
}
