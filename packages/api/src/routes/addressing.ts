import { SIGNATORY_CLASSES } from '@undersigned/letter'
import { z } from 'zod'
import { country, done, id, language, line, name } from '../common.ts'
import { letterParams } from './letters.ts'

const recipientFields = z.object({
  honorific: line.default(''),
  name: line.default(''),
  function: line.default(''),
  institution: line.default(''),
  country: country.default(''),
  language: language.nullable().default(null),
})
const recipient = z.object({
  id,
  honorific: z.string(),
  name: z.string(),
  function: z.string(),
  institution: z.string(),
  country: z.string(),
  language: language.nullable(),
})

/** A person, an office or a house: somebody must be meant. */
const newRecipient = recipientFields.refine(({ name, function: held, institution }) => `${name}${held}${institution}` !== '', {
  path: ['name'],
})

const recipientPatch = z
  .object({ honorific: line, name: line, function: line, institution: line, country, language: language.nullable() })
  .partial()

const salutation = z.array(line.min(1)).min(1).max(10)
const copyFields = z.object({ recipients: z.array(id).min(1).max(50), language, salutation })
/** Whoever joins another copy leaves the one they were in, which may be left with nobody. */
const copy = copyFields.extend({ id, recipients: z.array(id), salutation: z.array(z.string()) })

const signatoryFields = z.object({
  class: z.enum(SIGNATORY_CLASSES),
  name,
  title: line.default(''),
  affiliation: line.default(''),
  country: line.default(''),
  group: line.default(''),
})
/** What is printed of a signatory. Contact data never stands here. */
export const display = z.object({
  class: z.enum(SIGNATORY_CLASSES),
  name: z.string(),
  title: z.string(),
  affiliation: z.string(),
  country: z.string(),
  group: z.string(),
})

const recipientParams = letterParams.extend({ recipient: id })
const copyParams = letterParams.extend({ copy: id })

export const addressingRoutes = {
  recipientsList: { params: letterParams, response: z.object({ recipients: z.array(recipient) }) },
  recipientAdd: { params: letterParams, body: newRecipient, response: recipient },
  recipientsOrder: { params: letterParams, body: z.object({ order: z.array(id).max(500) }), response: done },
  recipientChange: { params: recipientParams, body: recipientPatch, response: recipient },
  recipientRemove: { params: recipientParams, response: done },
  copiesList: { params: letterParams, response: z.object({ copies: z.array(copy) }) },
  copyAdd: { params: letterParams, body: copyFields, response: copy },
  copyChange: { params: copyParams, body: copyFields.partial(), response: copy },
  copyRemove: { params: copyParams, response: done },
  /** Rows "named, unconfirmed" (D5): printed only before sealing. */
  signatoriesList: { params: letterParams, response: z.object({ signatories: z.array(display.extend({ id })) }) },
  signatoryAdd: { params: letterParams, body: signatoryFields, response: display.extend({ id }) },
  signatoryRemove: { params: letterParams.extend({ signatory: id }), response: done },
}
