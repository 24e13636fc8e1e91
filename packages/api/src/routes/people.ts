import { z } from 'zod'
import { country, done, email, id, instant, language, name, organisation, token } from '../common.ts'
import { DEMO_PEOPLE } from '../words.ts'

const membership = z.object({
  coalition: z.object({ id, name: z.string() }),
  organisation,
  role: z.enum(['coordinator', 'member']),
})

const account = z.object({
  id,
  name: z.string(),
  email: z.string(),
  locale: language,
  hasPasskey: z.boolean(),
  memberships: z.array(membership),
})

const session = z.object({
  id,
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  userAgent: z.string(),
})

const mailHead = z.object({ id, to: z.string(), subject: z.string(), at: instant })

export const peopleRoutes = {
  installation: {
    response: z.object({
      name: z.string(),
      schema: z.int(),
      /** True only where the demo entrance would let this very visitor in (D27). */
      demo: z.boolean(),
      /** True only where mails can be read on a page instead of being sent (D27). */
      mailbox: z.boolean(),
    }),
  },
  meGet: { response: account },
  mePatch: { body: z.object({ name: name.optional(), locale: language.optional() }), response: account },
  /** Everything that is kept of the account, as a file (rule G127). */
  meExport: { response: z.unknown() },
  meErase: {
    body: z.object({
      /** Typed by hand, so that nobody erases by a slip. */
      email,
      /** Also what was signed with the account's address. */
      signatures: z.boolean(),
    }),
    response: done,
  },
  sessionsList: { response: z.object({ sessions: z.array(session) }) },
  sessionRevoke: { params: z.object({ session: id }), response: done },
  signOutEverywhere: { response: done },
  /** The same answer whether or not the address is known. */
  signInStart: { body: z.object({ email, locale: language, next: z.string().startsWith('/').max(300).optional() }), response: done },
  signInCode: { body: z.object({ email, code: z.string().transform(digitsOf).pipe(z.string().length(6)) }), response: account },
  signInLink: { body: z.object({ token }), response: account },
  signOut: { response: done },
  demoEnter: { body: z.object({ as: z.enum(DEMO_PEOPLE) }), response: account },
  mailboxList: { response: z.object({ mails: z.array(mailHead) }) },
  mailboxGet: { params: z.object({ mail: id }), response: mailHead.extend({ text: z.string() }) },
}

const member = z.object({
  account: id,
  name: z.string(),
  /** Empty for those who neither coordinate nor own it (rule G22). */
  email: z.string(),
  organisation: id,
  role: z.enum(['coordinator', 'member']),
  since: instant,
})

const coalitionParams = z.object({ coalition: id })
const memberParams = coalitionParams.extend({ account: id })
const newOrganisation = z.object({ name, country: country.default('') })
const coalition = z.object({ id, name: z.string(), organisations: z.array(organisation), members: z.array(member) })

export const coalitionRoutes = {
  coalitionsList: {
    response: z.object({
      coalitions: z.array(z.object({ id, name: z.string(), organisations: z.int(), members: z.int(), letters: z.int() })),
    }),
  },
  coalitionCreate: { body: z.object({ name, organisation: newOrganisation }), response: coalition },
  coalitionGet: { params: coalitionParams, response: coalition },
  organisationAdd: { params: coalitionParams, body: newOrganisation, response: organisation },
  memberUpdate: {
    params: memberParams,
    body: z.object({ organisation: id.optional(), role: z.enum(['coordinator', 'member']).optional() }),
    response: member,
  },
  memberRemove: { params: memberParams, response: done },
  /** The last coordinator names a successor, or stays (D24). */
  coalitionLeave: { params: coalitionParams, body: z.object({ successor: id.optional() }), response: done },
}

function digitsOf(typed: string): string {
  return typed.replace(/\D/g, '')
}
