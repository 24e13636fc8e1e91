import { LANGUAGES } from '@undersigned/letter'
import { z } from 'zod'
import { LETTER_MODES, LETTER_ROLES, RESERVED_SLUGS, SIGNATURE_STATES, STAGES, UNIT_STATES } from './words.ts'

/** Times are milliseconds since 1970 (architecture §5). */
export const instant = z.int().nonnegative()
export const id = z.string().regex(/^[\w~-]{1,64}$/)
export const unit = z.string().regex(/^[\w~:-]{1,160}$/)
export const language = z.enum(LANGUAGES)
export const email = z.string().trim().toLowerCase().pipe(z.email().max(254))
export const line = z.string().trim().max(300)
export const name = line.min(1)
export const country = z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/)])
export const zone = z.string().max(64).refine(isZone, 'not a time zone')
export const token = z.string().regex(/^[\w-]{16,200}$/)
export const digestHex = z.string().regex(/^[0-9a-f]{64}$/)
export const unitDigest = z.string().regex(/^v1:[0-9a-f]{64}$/)
export const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{1,78}[a-z0-9])$/)
  .refine((value) => !RESERVED_SLUGS.includes(value), 'is an address of ours')
export const role = z.enum(LETTER_ROLES)
export const stage = z.enum(STAGES)
export const mode = z.enum(LETTER_MODES)
export const unitState = z.enum(UNIT_STATES)
export const signatureState = z.enum(SIGNATURE_STATES)
/** Translators and reviewers have languages; for the others the list stays empty. */
export const languages = z.array(language).max(LANGUAGES.length)

export const person = z.object({ id, name: z.string() })
export const organisation = z.object({ id, name: z.string(), country })
export const done = z.object({ done: z.literal(true) })

/** A value that travels as it is: its shape is a type of ours, made by our own code and never taken from a request. */
export const ours = <Value>(): z.ZodType<Value, Value> => z.custom<Value>()

function isZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
