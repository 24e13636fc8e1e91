import { z } from 'zod'
import { digestHex, done, email, id, instant, language, languages, line, organisation, person, unit } from '../common.ts'
import { ANSWER_VERDICTS, APPROVAL_STATES } from '../words.ts'
import { letterParams } from './letters.ts'

const inAdvance = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('coalition') }),
  z.object({ kind: z.literal('lead'), organisation: id }),
])

/** By which rule an organisation approves (rule G75). */
const policyFields = z.object({
  /** Empty: whoever represents it in the letter. */
  approvers: z.array(z.object({ person: id, function: line })).max(20),
  quorum: z.int().min(1).max(20),
  leadDays: z.int().min(0).max(90),
  inAdvance: z.array(inAdvance).max(50),
})

const policy = policyFields.extend({
  organisation,
  /** Null: never set, and any one representative approves. */
  changedAt: instant.nullable(),
  changedBy: person.nullable(),
  mayChange: z.boolean(),
  members: z.array(person),
})

const words = z.string().trim().max(4000)

/** A paragraph as people speak of it: "4 · We call on …". */
const paragraph = z.object({ unit, number: z.int(), begins: z.string() })

const answer = z.object({
  id,
  organisation,
  verdict: z.enum(ANSWER_VERDICTS),
  language,
  paragraph: paragraph.nullable(),
  words: z.string(),
  by: person,
  at: instant,
  inAdvance: z.boolean(),
  reply: z.object({ met: z.boolean(), words: z.string(), by: person, at: instant }).nullable(),
  /** Whether it still counts: nothing was said by the same person since, about the same text. */
  latest: z.boolean(),
})

const stand = z.object({
  organisation,
  state: z.enum(APPROVAL_STATES),
  given: z.int(),
  of: z.int(),
  inAdvance: z.boolean(),
  /** How many days fewer it was given than it wants. */
  daysShort: z.int(),
  answers: z.array(answer),
  /** Who may answer for it and has not; `here`: is in the letter as its representative. */
  waitingFor: z.array(person.extend({ function: z.string(), here: z.boolean() })),
  /** Whether the account that asks may answer for it now. */
  mayAnswer: z.boolean(),
})

const question = z.object({
  about: z.enum(['manifest', 'snapshot']),
  object: z.string(),
  words: z.array(z.string()),
  hex: z.string(),
  askedAt: instant,
  deadline: instant.nullable(),
  /** Where the text of a snapshot is read. */
  snapshot: id.nullable(),
  languages,
  isOpen: z.boolean(),
  /** The text has been changed since the snapshot. */
  isOutdated: z.boolean(),
})

const record = z.object({
  recipient: id,
  email: z.string(),
  address: z.string(),
  source: z.string(),
  checkedBy: person.nullable(),
  checkedAt: instant.nullable(),
  isStale: z.boolean(),
})

const recipientParams = letterParams.extend({ recipient: id })

const difference = z.object({
  part: z.enum(['recipient', 'salutation', 'text', 'note', 'deadline']),
  before: z.string(),
  after: z.string(),
})

const differenceView = z.object({
  language,
  languages,
  /** Since when what stood before stands; null: nothing stood before. */
  since: instant.nullable(),
  differing: z.array(difference),
  /** What is decided on beside the text. */
  facts: z.object({
    languages,
    recipients: z.int(),
    signatures: z.int(),
    softDeadline: instant.nullable(),
    hardDeadline: instant.nullable(),
    embargoUntil: instant.nullable(),
    words: z.array(z.string()),
    addresses: z.array(z.string()),
  }),
})

export const approvalRoutes = {
  policiesList: { params: z.object({ coalition: id }), response: z.object({ policies: z.array(policy) }) },
  policyPut: { params: z.object({ coalition: id, organisation: id }), body: policyFields, response: policy },
  /** Who answered what about the seal in force, or before sealing about the snapshot of the review round. */
  approvalGet: {
    params: letterParams,
    response: z.object({
      question: question.nullable(),
      organisations: z.array(stand),
      paragraphs: z.array(paragraph),
      /** Conditions and refusals about texts before this one. */
      earlier: z.array(answer),
    }),
  },
  /** Yes, yes if, or no, for one of the organisations this account represents (rules G14, G78). */
  answerGive: {
    params: letterParams,
    body: z.object({
      object: digestHex,
      organisation: id,
      language,
      verdict: z.enum(ANSWER_VERDICTS),
      unit: unit.nullable().default(null),
      words: words.default(''),
    }),
    response: done,
  },
  conditionReply: { params: letterParams.extend({ answer: id }), body: z.object({ met: z.boolean(), words }), response: done },
  reviewRoundOpen: { params: letterParams, body: z.object({ dueAt: instant.nullable() }), response: done },
  reviewRoundClose: { params: letterParams, response: done },
  /** Bytes, not JSON: the deadlines for a calendar (rule G84). */
  deadlinesFile: { params: letterParams, response: z.unknown() },
  recordsList: { params: letterParams, response: z.object({ days: z.int(), records: z.array(record) }) },
  /** Whatever is left out stays as it is; a record that was changed is to be checked again (rule G87). */
  recordChange: {
    params: recipientParams,
    body: z.object({ email: z.union([email, z.literal('')]), address: z.string().trim().max(600), source: line }).partial(),
    response: done,
  },
  recordCheck: { params: recipientParams, response: done },
  recordDays: { params: letterParams, body: z.object({ days: z.int().min(1).max(365) }), response: done },
  /** What a second person agrees to, beside what stands now; null once the request is no longer open (rules G89, G199). */
  requestDifference: {
    params: letterParams.extend({ request: id }),
    query: z.object({ language: language.optional() }),
    response: differenceView.nullable(),
  },
}
