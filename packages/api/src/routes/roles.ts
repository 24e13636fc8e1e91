import { z } from 'zod'
import { done, email, id, instant, language, languages, name, organisation, role, token } from '../common.ts'
import { letterParams } from './letters.ts'

const grant = z.object({
  id,
  account: id,
  name: z.string(),
  /** Empty for those who neither coordinate nor own it (rule G22). */
  email: z.string(),
  organisation: organisation.nullable(),
  role,
  languages,
  since: instant,
})

const invitation = z.object({
  id,
  by: z.enum(['mail', 'link']),
  /** Empty for a link. */
  email: z.string(),
  role,
  languages,
  organisation: z.string(),
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
  acceptedAt: instant.nullable(),
})

const grantBody = z.object({ role, languages: languages.default([]) })
/** An organisation of the coalition, a new one by name, or null: the invited person founds one or speaks for none (rule G18). */
const forOrganisation = z.union([z.object({ id }), z.object({ name })]).nullable()
const expiresInDays = z.int().min(1).max(90)

export const roleRoutes = {
  letterRolesList: { params: letterParams, response: z.object({ roles: z.array(grant) }) },
  letterRoleAdd: { params: letterParams, body: grantBody.extend({ account: id }), response: grant },
  letterRoleChange: { params: letterParams.extend({ grant: id }), body: grantBody, response: grant },
  letterRoleRemove: { params: letterParams.extend({ grant: id }), response: done },
  invitationsList: { params: letterParams, response: z.object({ invitations: z.array(invitation) }) },
  invitationCreate: {
    params: letterParams,
    body: z.discriminatedUnion('by', [
      grantBody.extend({
        by: z.literal('mail'),
        email,
        locale: language,
        organisation: forOrganisation.default(null),
        expiresInDays: expiresInDays.default(14),
      }),
      grantBody.extend({ by: z.literal('link'), organisation: forOrganisation.default(null), expiresInDays: expiresInDays.default(14) }),
    ]),
    /** `link` is told once, here, and only for an invitation by link. */
    response: z.object({ invitation, link: z.string().nullable() }),
  },
  invitationRevoke: { params: letterParams.extend({ invitation: id }), response: done },
  invitationPeek: {
    params: z.object({ token }),
    response: z.object({
      letter: z.object({ title: z.string(), language }),
      coalition: z.string(),
      coalitionId: id,
      role,
      languages,
      invitedBy: z.string(),
      /** Empty when the invitation names none. */
      organisation: z.string(),
      expiresAt: instant,
    }),
  },
  invitationAccept: {
    params: z.object({ token }),
    body: z.object({ organisation: name.optional() }),
    response: z.object({ letter: id }),
  },
}
