import { SIGNATORY_CLASSES } from '@undersigned/letter'
import { z } from 'zod'
import { digestHex, done, email, id, instant, language, line, name, person, signatureState, stage } from '../common.ts'
import { AMENDMENT_CLASSES, SIGNATURE_STANDINGS, STAGE_MOVES, TWO_PERSON_ACTIONS } from '../words.ts'
import { display } from './addressing.ts'
import { letter, letterParams } from './letters.ts'

const request = z.object({
  id,
  action: z.enum(TWO_PERSON_ACTIONS),
  by: person,
  at: instant,
  lapsesAt: instant,
  /** Whether the account that asks could be the second of the two; otherwise why not. */
  mayConfirm: z.boolean(),
  whyNot: z.string().nullable(),
})

const manifestHead = z.object({
  digest: z.string(),
  words: z.array(z.string()),
  hex: z.string(),
  sealedAt: instant,
  by: z.array(person),
  current: z.boolean(),
})

const signature = z.object({
  id,
  display,
  state: signatureState,
  /** Null for one that does not count at all: pending, withdrawn. */
  standing: z.enum(SIGNATURE_STANDINGS).nullable(),
  manifest: z.string(),
  language,
  signedAt: instant.nullable(),
  confirmedAt: instant.nullable(),
})

const signInvitation = z.object({
  id,
  class: z.enum(SIGNATORY_CLASSES),
  name: z.string(),
  language,
  createdAt: instant,
  expiresAt: instant,
  usedAt: instant.nullable(),
})

const differing = z.object({
  part: z.enum(['recipient', 'salutation', 'text', 'note', 'deadline']),
  before: z.string(),
  after: z.string(),
})

/** `https://partner.example`, without a path: what a browser compares. */
const origin = z
  .string()
  .trim()
  .toLowerCase()
  .transform((typed) => typed.replace(/\/+$/, ''))
  .pipe(z.string().regex(/^https:\/\/[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?$/))

const amendmentClass = z.enum(AMENDMENT_CLASSES)

/** A letter that is being amended: what would be sealed beside what is, in one language (rule G40). */
const open = z.object({
  /** What the coordinators chose; null: nothing yet, and it is closed as substance. */
  change: amendmentClass.nullable(),
  days: z.int(),
  /** The least that it can be closed as, and why; null as long as nothing could be sealed. */
  least: amendmentClass.nullable(),
  reasons: z.array(z.string()),
  language,
  languages: z.array(language),
  differing: z.array(differing),
  /** How many signatures are on the list that it touches. */
  listed: z.int(),
})

/** What became of the signatures when the manifest in force took the place of the one before. */
const outcome = z.object({
  change: amendmentClass,
  carried: z.int(),
  objected: z.int(),
  asked: z.int(),
  confirmed: z.int(),
  lapsed: z.int(),
  dueAt: instant.nullable(),
})

const requestParams = letterParams.extend({ request: id })

export const signingRoutes = {
  stageMove: { params: letterParams, body: z.object({ to: z.enum(STAGE_MOVES) }), response: letter },
  requestsList: { params: letterParams, response: z.object({ requests: z.array(request) }) },
  requestCreate: { params: letterParams, body: z.object({ action: z.enum(TWO_PERSON_ACTIONS) }), response: request },
  requestConfirm: { params: requestParams, response: z.object({ stage, letter }) },
  requestCancel: { params: requestParams, response: done },
  amendmentGet: {
    params: letterParams,
    query: z.object({ language: language.optional() }),
    response: z.object({ open: open.nullable(), outcome: outcome.nullable() }),
  },
  /** What two people will then be asked to seal (rule G40). */
  amendmentPut: {
    params: letterParams,
    body: z.object({ change: amendmentClass, days: z.int().min(1).max(90) }),
    response: done,
  },
  partnersGet: { params: letterParams, response: z.object({ sites: z.array(z.string()) }) },
  /** Sites, by their origin, that may show the letter's box in a frame (rule G166). */
  partnersPut: { params: letterParams, body: z.object({ sites: z.array(origin).max(50) }), response: done },
  manifestsList: { params: letterParams, response: z.object({ manifests: z.array(manifestHead) }) },
  /** `canonical` is the very string whose SHA-256 is the digest. */
  manifestGet: {
    params: letterParams.extend({ digest: digestHex }),
    response: manifestHead.extend({ canonical: z.string() }),
  },
  signaturesList: { params: letterParams, response: z.object({ signatures: z.array(signature) }) },
  signInvitationsList: { params: letterParams, response: z.object({ invitations: z.array(signInvitation) }) },
  signInvitationCreate: {
    params: letterParams,
    body: z.object({
      email,
      language,
      class: z.enum(SIGNATORY_CLASSES),
      /** The organisation, or the person who signs for themself. */
      name,
      title: line.default(''),
      affiliation: line.default(''),
      country: line.default(''),
      group: line.default(''),
    }),
    response: signInvitation,
  },
  signInvitationRevoke: { params: letterParams.extend({ invitation: id }), response: done },
}
