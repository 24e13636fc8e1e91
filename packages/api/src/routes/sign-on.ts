import { SIGNATORY_CLASSES } from '@undersigned/letter'
import { z } from 'zod'
import { id, instant } from '../common.ts'
import { AUTHORITY_RUNGS, LISTING_WAITS } from '../sign-on-words.ts'
import { letterParams } from './letters.ts'

const done = z.object({ done: z.literal(true) })
const ofSignature = letterParams.extend({ signature: id })

/** How one confirmed signature stands to the list, and what is known of who may give it (rules G72, G90). */
const standing = z.object({
  id,
  class: z.enum(SIGNATORY_CLASSES),
  name: z.string(),
  acronym: z.string(),
  domain: z.string(),
  registerNumber: z.string(),
  /** For organisations: the rung that was found; null for who was listed before there was a ladder. */
  authority: z.enum(AUTHORITY_RUNGS).nullable(),
  listedAt: instant.nullable(),
  lateAt: instant.nullable(),
  heldFor: z.string().nullable(),
  waitsFor: z.array(z.enum(LISTING_WAITS)),
  /** When it is listed if nobody does anything more. */
  until: instant.nullable(),
  /** What it is sorted by: as edited, and as guessed. */
  sortAs: z.string(),
  guessed: z.string(),
})

/** A name that stood in what was delivered or published already, and was taken back since (rule G103). */
const erratum = z.object({ id, class: z.enum(SIGNATORY_CLASSES), name: z.string(), withdrawnAt: instant })

export const signOnRoutes = {
  signOnGet: {
    params: letterParams,
    response: z.object({
      signOn: z.enum(['private', 'public']),
      publicClasses: z.array(z.enum(SIGNATORY_CLASSES)),
      signatures: z.array(standing),
      errata: z.array(erratum),
    }),
  },
  signOnPut: {
    params: letterParams,
    body: z.object({ signOn: z.enum(['private', 'public']), publicClasses: z.array(z.enum(SIGNATORY_CLASSES)).max(5) }),
    response: done,
  },
  /** Empty: back to the guess (rule G102). */
  sortKeyPut: { params: ofSignature, body: z.object({ sortAs: z.string().trim().max(300) }), response: done },
  /** Looks for the line on the organisation's domain now (rule G96). */
  domainLook: { params: ofSignature, response: z.object({ found: z.boolean() }) },
}
