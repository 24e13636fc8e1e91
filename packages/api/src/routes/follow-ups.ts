import { z } from 'zod'
import { done, id, instant, language, line, person } from '../common.ts'
import { MAIL_SERVERS } from '../words.ts'
import { letterParams } from './letters.ts'

const subject = line.min(1)
const body = z.string().trim().min(1).max(20_000)

/** How many who asked for news read it in which language, and in which of those that are written they would get it. */
const readers = z.object({ language, people: z.int(), readIn: language.nullable() })

const followUp = z.object({
  id,
  createdAt: instant,
  sentAt: instant.nullable(),
  sentBy: person.nullable(),
  /** To how many it went. */
  people: z.int().nullable(),
  texts: z.array(z.object({ language, subject: z.string(), body: z.string() })),
  /** Before it is sent: who would get it now. */
  readers: z.array(readers),
  /** Why it cannot be sent now; null for one that can. */
  refusal: z.enum(['embargoed', 'wrong-stage', 'already-sent', 'no-words', 'nobody-to-send']).nullable(),
})

const followUpParams = letterParams.extend({ followUp: id })
const textParams = followUpParams.extend({ language })

/** Somebody who agreed to hear from an organisation. */
const contact = z.object({
  organisation: z.string(),
  name: z.string(),
  affiliation: z.string(),
  country: z.string(),
  address: z.string(),
  language,
  at: instant,
})

export const followUpRoutes = {
  followUpsList: {
    params: letterParams,
    response: z.object({ people: z.int(), followUps: z.array(followUp), languages: z.array(language) }),
  },
  followUpAdd: { params: letterParams, response: z.object({ id }) },
  followUpRemove: { params: followUpParams, response: done },
  followUpTextPut: { params: textParams, body: z.object({ words: z.object({ subject, body }).nullable() }), response: done },
  /** To whoever asks, and nobody else. */
  followUpTest: { params: textParams, response: z.object({ mailServer: z.enum(MAIL_SERVERS) }) },
  followUpSend: { params: followUpParams, response: z.object({ people: z.int() }) },
  /** The organisations that ask on the letter's form whether they may write. */
  contactOffersGet: {
    params: letterParams,
    response: z.object({ organisations: z.array(z.object({ id, name: z.string(), asks: z.boolean() })) }),
  },
  contactOffersPut: { params: letterParams, body: z.object({ organisations: z.array(id).max(20) }), response: done },
  /** Each look is written down (rule G178). */
  contactsShow: { params: letterParams, response: z.object({ contacts: z.array(contact) }) },
}
