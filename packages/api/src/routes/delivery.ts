import { z } from 'zod'
import { done, id, instant, language, line } from '../common.ts'
import { DELIVERY_STATES, HOLD_REASONS, MAIL_SERVERS, MAIL_STATES, RECORD_TRUST } from '../words.ts'
import { letterParams } from './letters.ts'

const file = z.object({ name: z.string(), size: z.int() })
const subject = line.min(1)
const body = z.string().trim().min(1).max(20_000)

/** One recipient with the copy they would get, got, or answered. */
const copy = z.object({
  recipient: id,
  name: z.string(),
  function: z.string(),
  institution: z.string(),
  country: z.string(),
  language,
  /** With most of it left out: whose it is can be told, and not more. */
  address: z.string().nullable(),
  trust: z.enum(RECORD_TRUST),
  source: z.string(),
  checkedAt: instant.nullable(),
  /** Why it stays here; null for one that could go. */
  held: z.enum(HOLD_REASONS).nullable(),
  state: z.enum(DELIVERY_STATES).nullable(),
  mail: z.enum(MAIL_STATES).nullable(),
  sentAt: instant.nullable(),
  reason: z.string().nullable(),
  answers: z.int(),
  files: z.array(file),
})

const cover = z.object({
  language,
  subject: z.string(),
  body: z.string(),
  /** Written by a person; otherwise what the catalogue proposes. */
  isOwn: z.boolean(),
})

const mail = z.object({
  id,
  template: z.string(),
  to: z.string(),
  recipient: id.nullable(),
  state: z.enum(MAIL_STATES),
  stream: z.enum(['transactional', 'opt-in', 'delivery']),
  attempts: z.int(),
  createdAt: instant,
  /** When it is tried next, while it waits. */
  nextAt: instant.nullable(),
  sentAt: instant.nullable(),
  reason: z.string().nullable(),
  /** Tried when there was no mail server: nobody said anything about it. */
  hadNoServer: z.boolean(),
})

const answer = z.object({
  id,
  recipient: id,
  name: z.string(),
  receivedAt: instant,
  origin: z.enum(['mail', 'hand']),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  /** A machine wrote it: somebody is away. */
  isAutomatic: z.boolean(),
  /** How many files were not kept. */
  left: z.int(),
  files: z.array(file.extend({ position: z.int() })),
})

const copyParams = letterParams.extend({ recipient: id })
const mailParams = letterParams.extend({ mail: id })
const words = z.object({ subject, body })

export const deliveryRoutes = {
  deliveryGet: {
    params: letterParams,
    response: z.object({
      copies: z.array(copy),
      covers: z.array(cover),
      /** Why nothing could be let go now; null when it could. */
      refusal: z.string().nullable(),
      /** Whether answers and bounces reach this server by themselves. */
      receives: z.boolean(),
      mailServer: z.enum(MAIL_SERVERS),
      counts: z.object({ all: z.int(), queued: z.int(), sent: z.int(), bounced: z.int(), answered: z.int() }),
    }),
  },
  /** Null goes back to what the catalogue proposes. */
  coverPut: { params: letterParams.extend({ language }), body: z.object({ cover: words.nullable() }), response: done },
  deliveryCopy: {
    params: copyParams,
    response: z.object({
      recipient: id,
      language,
      to: z.string().nullable(),
      subject: z.string(),
      text: z.string(),
      addressBlock: z.array(z.string()),
      files: z.array(z.string()),
      previous: id.nullable(),
      next: id.nullable(),
      position: z.int(),
      of: z.int(),
    }),
  },
  /** `pdf` or `docx`: exactly what would be attached. */
  deliveryFile: { params: copyParams.extend({ kind: z.enum(['pdf', 'docx']) }), response: z.unknown() },
  deliveryTest: { params: copyParams, response: z.object({ mailServer: z.enum(MAIL_SERVERS) }) },
  recipientsImport: {
    params: letterParams,
    upload: true,
    body: z.object({ source: line.default('') }),
    response: z.object({ added: z.int(), left: z.array(z.object({ line: z.int(), reason: z.string() })) }),
  },
  outboxList: {
    params: letterParams,
    response: z.object({
      mails: z.array(mail),
      counts: z.partialRecord(z.enum(MAIL_STATES), z.int()),
      mailServer: z.enum(MAIL_SERVERS),
    }),
  },
  outboxRetry: { params: mailParams, response: done },
  /** A person looked into the mail server's own log: the copy whose answer nobody heard has gone. */
  outboxSettle: { params: mailParams, response: done },
  answersList: { params: letterParams, response: z.object({ answers: z.array(answer) }) },
  answerAdd: {
    params: letterParams,
    body: z.object({ recipient: id, from: line.default(''), subject: line.default(''), text: body }),
    response: done,
  },
  answerFile: { params: letterParams.extend({ answer: id, position: z.coerce.number().int().min(0).max(50) }), response: z.unknown() },
}
