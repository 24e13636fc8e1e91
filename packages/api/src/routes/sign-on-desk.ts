import { SIGNATORY_CLASSES } from '@undersigned/letter'
import { z } from 'zod'
import { done, id, instant, language, person } from '../common.ts'
import { DESK_KINDS, DESK_REASONS, DESK_VERDICTS, PASTED_COLUMNS, PASTED_FATES, REPORT_KINDS } from '../desk-words.ts'
import { display } from './addressing.ts'
import { letterParams } from './letters.ts'

const reason = z.enum(Object.values(DESK_REASONS).flat())
const verdict = z.enum(DESK_VERDICTS)

/** A signature as the desk sees it: no address, only where its mailbox is. */
const entry = z.object({
  id,
  display,
  acronym: z.string(),
  language,
  confirmedAt: instant.nullable(),
  listed: z.boolean(),
  heldFor: z.string().nullable(),
  authority: z.string().nullable(),
  domain: z.string(),
  registerNumber: z.string(),
  mailHost: z.string(),
})

/** The question that was asked last about a signature, or why it was refused, with what came back. */
const asked = z.object({
  verdict,
  reason,
  note: z.string(),
  by: person,
  at: instant,
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
})

const item = z.object({
  key: z.string(),
  kind: z.enum(DESK_KINDS),
  since: instant,
  /** Why it is here: what a signature waits for or is held for, in what two are alike, what is reported. */
  why: z.array(z.string()),
  signature: entry.nullable(),
  /** The other of two that may be one. */
  other: entry.nullable(),
  report: z.object({ kind: z.enum(REPORT_KINDS), name: z.string(), words: z.string(), email: z.string(), language: z.string() }).nullable(),
  asked: asked.nullable(),
})

const decision = z.object({
  id,
  verdict,
  reason,
  note: z.string(),
  name: z.string(),
  other: z.string().nullable(),
  by: person,
  at: instant,
  undone: z.object({ by: person, at: instant }).nullable(),
  mayUndo: z.boolean(),
})

const keeper = person.extend({ named: z.boolean() })

const pastedLine = z.object({
  row: z.int(),
  display,
  email: z.string().nullable(),
  host: z.string().nullable(),
  acronym: z.string(),
  problems: z.array(z.string()),
  /** Names of those it may be the same as: in the list already, or on an earlier line. */
  alike: z.array(z.object({ name: z.string(), row: z.int().nullable(), reasons: z.array(z.string()) })),
  fate: z.enum(PASTED_FATES),
})

const coalitionParams = z.object({ coalition: id })
const noted = z.object({ key: z.string(), name: z.string(), note: z.string(), by: person, at: instant })

export const signOnDeskRoutes = {
  deskGet: {
    params: letterParams,
    response: z.object({
      pausedAt: instant.nullable(),
      /** How many wait for nothing but the end of the pause. */
      waiting: z.int(),
      items: z.array(item),
      decided: z.array(decision),
      /** The letter's reviewers, and who of them keeps the desk; empty for who may not name any. */
      keepers: z.array(keeper),
    }),
  },
  deskDecide: {
    params: letterParams,
    body: z.object({
      key: z.string().max(200),
      verdict,
      reason,
      /** In the desk's own words; mailed as they are. */
      note: z.string().trim().max(1000).default(''),
      /** Which one of two is refused or asked. */
      which: z.enum(['signature', 'other']).default('signature'),
    }),
    response: z.object({ decision: id }),
  },
  deskUndo: { params: letterParams.extend({ decision: id }), response: done },
  deskKeeperPut: { params: letterParams.extend({ account: id }), body: z.object({ named: z.boolean() }), response: done },
  listingPut: { params: letterParams, body: z.object({ paused: z.boolean() }), response: z.object({ pausedAt: instant.nullable() }) },

  notedNamesGet: { params: coalitionParams, response: z.object({ names: z.array(noted) }) },
  /** One name on a line, with a note behind a tab, a semicolon or a comma followed by a space. */
  notedNamesAdd: {
    params: coalitionParams,
    body: z.object({ text: z.string().max(200_000) }),
    response: z.object({ added: z.int(), known: z.int() }),
  },
  notedNameRemove: { params: coalitionParams.extend({ name: z.string().max(400) }), response: done },

  /** A pasted or dropped list: looked through, or with `apply: yes` taken as it was shown (rule G121). */
  pastedList: {
    params: letterParams,
    upload: true,
    body: z.object({
      apply: z.enum(['no', 'yes']).default('no'),
      class: z.enum(SIGNATORY_CLASSES).default('organisation'),
      language: language.optional(),
      /** What each column is, as JSON; empty: as they are recognised. */
      columns: jsonOf(z.array(z.enum(PASTED_COLUMNS).nullable()).max(200).nullable()),
      headings: z.enum(['', 'yes', 'no']).default(''),
      /** By row, what becomes of it where that is not what was proposed (JSON). */
      fates: jsonOf(z.record(z.string().regex(/^\d{1,6}$/), z.enum(PASTED_FATES)).nullable()),
    }),
    response: z.object({
      columns: z.array(z.enum(PASTED_COLUMNS).nullable()),
      headings: z.boolean(),
      /** The first rows as they are, to choose columns by. */
      sample: z.array(z.array(z.string())),
      lines: z.array(pastedLine),
      /** Whether lines can become invitations, and names that are only listed. */
      mayInvite: z.boolean(),
      mayName: z.boolean(),
      taken: z.object({ named: z.int(), invited: z.int() }).nullable(),
    }),
  },
  signatoriesFile: { params: letterParams, response: z.unknown() },
}

/** A field of a form that holds JSON. */
function jsonOf<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .max(200_000)
    .default('')
    .transform((text, context): unknown => {
      try {
        return text === '' ? null : JSON.parse(text)
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error
        context.addIssue({ code: 'custom', message: 'not JSON' })
        return z.NEVER
      }
    })
    .pipe(schema)
}
