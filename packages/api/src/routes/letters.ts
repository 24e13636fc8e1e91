import type { LetterText } from '@undersigned/letter'
import { z } from 'zod'
import { id, instant, language, languages, mode, name, organisation, ours, person, role, slug, stage, unitState, zone } from '../common.ts'
import { EXPORT_FORMATS } from '../words.ts'

export const letterParams = z.object({ letter: id })

/** Units and words of one version, by state. */
const progress = z.object({
  units: z.int(),
  words: z.int(),
  byState: z.record(unitState, z.object({ units: z.int(), words: z.int() })),
  orphans: z.int(),
})

export const version = z.object({
  language,
  addedAt: instant,
  addedBy: person,
  progress,
  /** Every unit reviewed and none stale. */
  complete: z.boolean(),
  /** Whether it shall be sealed with the letter. */
  wanted: z.boolean(),
  sealed: z.boolean(),
})

const settings = z.object({
  title: z.string(),
  slug: z.string(),
  mode,
  zone: z.string(),
  softDeadline: instant.nullable(),
  hardDeadline: instant.nullable(),
  embargoUntil: instant.nullable(),
})

const listed = z.object({
  id,
  coalition: z.object({ id, name: z.string() }),
  title: z.string(),
  language,
  stage,
  updatedAt: instant,
  myRoles: z.array(role),
  versions: z.array(z.object({ language, reviewed: z.int(), units: z.int() })),
  signatures: z.int(),
  softDeadline: instant.nullable(),
  zone: z.string(),
})

export const letter = settings.extend({
  id,
  coalition: z.object({ id, name: z.string() }),
  language,
  stage,
  /** The stages it passed over on its way here (rule G26). */
  skipped: z.array(stage),
  createdAt: instant,
  updatedAt: instant,
  publishedAt: instant.nullable(),
  /** This account's grants: what it may do follows from them and the stage. */
  mine: z.array(z.object({ role, languages, organisation: organisation.nullable() })),
  versions: z.array(version),
  recipients: z.int(),
  signatories: z.object({ named: z.int(), invited: z.int(), confirmed: z.int() }),
  /** Places still open in the original; all but place and date stop sealing (D21). */
  openPlaceholders: z.array(z.object({ field: z.string(), text: z.string() })),
  manifest: z.object({ digest: z.string(), words: z.array(z.string()), hex: z.string() }).nullable(),
  /** Sealed, and open again: what is published stays as it was sealed until the next seal. */
  amending: z.boolean(),
  /** Since when signatures are taken without being listed; null: they are listed as usual (rule G118). */
  listingPausedAt: instant.nullable(),
})

const foundPart = z.object({ count: z.int(), texts: z.array(z.string()) })

const snapshot = z.object({ id, room: z.string(), language, at: instant, by: z.array(person), words: z.int() })

const event = z.object({
  id,
  at: instant,
  by: person.nullable(),
  kind: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

export const letterRoutes = {
  templatesList: {
    response: z.object({ templates: z.array(z.object({ template: z.string(), language, title: z.string(), describes: z.string() })) }),
  },
  lettersList: { response: z.object({ letters: z.array(listed) }) },
  letterCreate: {
    body: z.object({ coalition: id, title: name, language, template: z.string().max(40).nullable().default(null) }),
    response: letter,
  },
  /** Multipart: `file`, `coalition`, and `language` when the file does not say. */
  letterImport: {
    body: z.object({ coalition: id, language: language.optional() }),
    upload: true,
    response: z.object({ letter, found: z.record(z.string(), foundPart), listInFormation: z.boolean() }),
  },
  letterGet: { params: letterParams, response: letter },
  letterPatch: {
    params: letterParams,
    body: z
      .object({
        title: name,
        slug,
        mode,
        zone,
        softDeadline: instant.nullable(),
        hardDeadline: instant.nullable(),
        embargoUntil: instant.nullable(),
      })
      .partial(),
    response: letter,
  },
  eventsList: {
    params: letterParams,
    query: z.object({ before: z.coerce.number().int().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    response: z.object({ events: z.array(event), more: z.boolean() }),
  },
  /** The map: one row a unit in the original's order, one state a language. */
  progress: {
    params: letterParams,
    response: z.object({
      languages,
      units: z.array(z.object({ unit: z.string(), role: z.string(), words: z.int(), states: z.record(z.string(), unitState) })),
      readAt: instant,
    }),
  },
  snapshotsList: {
    params: letterParams,
    query: z.object({ language: language.optional() }),
    response: z.object({ snapshots: z.array(snapshot) }),
  },
  snapshotGet: {
    params: letterParams.extend({ snapshot: id }),
    response: snapshot.extend({ text: ours<LetterText>() }),
  },
  /** Bytes, not JSON: fetch its address. `file` is `<language>.<format>`. */
  exportFile: {
    params: letterParams.extend({ file: z.string().regex(new RegExp(`^[a-z]{2}\\.(?:${EXPORT_FORMATS.join('|')})$`)) }),
    query: z.object({ copy: id.optional() }),
    response: z.unknown(),
  },
  /** `access` is what the holder may do now; the room still decides per message. */
  ticketCreate: {
    body: z.object({ room: z.string().regex(/^letter\/[\w-]{1,64}\/(?:original|review|[a-z]{2})$/) }),
    response: z.object({
      ticket: z.string(),
      room: z.string(),
      access: z.enum(['write', 'read']),
      schema: z.int(),
      expires: instant,
    }),
  },
}
