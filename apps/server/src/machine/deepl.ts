import type { Language } from '@undersigned/letter'
import { z } from 'zod'
import {
  failed,
  type MachineTranslation,
  type Secret,
  type ToTranslate,
  type UnitAnswer,
  type UnitToTranslate,
} from './machine-translation.ts'
import { type Posted, postJson } from './post-json.ts'

/** DeepL takes up to fifty texts and 128 KiB a request. */
const MOST_TEXTS = 50
const MOST_BYTES = 100 * 1024

/** Where English and Portuguese are translated to, DeepL wants to know which. */
const targets: Partial<Readonly<Record<Language, string>>> = { en: 'EN-GB', pt: 'PT-PT' }

const answerSchema = z.object({ translations: z.array(z.object({ text: z.string() })) })

/** A key of the free plan ends in `:fx` and has a host of its own. */
export const deeplHost = ({ key }: Secret): string => (key.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com')

/**
 * DeepL's API v2, with marks as XML it keeps (rule T97).
 * Contract: https://developers.deepl.com/api-reference/translate and https://developers.deepl.com/docs/xml-and-html-handling/xml
 */
export function deepl(secret: Secret, host = deeplHost(secret)): MachineTranslation {
  return {
    name: 'deepl',
    translate: async (asked) => {
      const answers: UnitAnswer[] = []
      for (const batch of batchesOf(asked.units)) answers.push(...(await translated(batch, asked, { host, secret })))
      return answers
    },
  }
}

/** As many as one request takes; a unit that is too long by itself stands alone and is refused. */
function batchesOf(units: readonly UnitToTranslate[]): readonly (readonly UnitToTranslate[])[] {
  const batches: UnitToTranslate[][] = []
  let size = 0
  for (const unit of units) {
    const bytes = Buffer.byteLength(unit.markup)
    const last = batches.at(-1)
    if (last === undefined || last.length === MOST_TEXTS || size + bytes > MOST_BYTES) {
      batches.push([unit])
      size = bytes
    } else {
      last.push(unit)
      size += bytes
    }
  }
  return batches
}

async function translated(
  units: readonly UnitToTranslate[],
  { from, to, signal }: ToTranslate,
  { host, secret }: { readonly host: string; readonly secret: Secret },
): Promise<readonly UnitAnswer[]> {
  if (units.some(({ markup }) => Buffer.byteLength(markup) > MOST_BYTES)) return failed(units, 'too-long')
  const posted = await postJson({
    url: `${host}/v2/translate`,
    headers: { authorization: `DeepL-Auth-Key ${secret.key}` },
    body: {
      text: units.map(({ markup }) => markup),
      source_lang: from.toUpperCase(),
      target_lang: targets[to] ?? to.toUpperCase(),
      tag_handling: 'xml',
      non_splitting_tags: ['b', 'i', 'a', 'open'],
      ignore_tags: ['note', 'noteref'],
      preserve_formatting: true,
    },
    signal,
  })
  return answersFrom(units, posted)
}

function answersFrom(units: readonly UnitToTranslate[], posted: Posted): readonly UnitAnswer[] {
  if (!posted.ok) return failed(units, posted.reason, posted.seconds)
  const read = answerSchema.safeParse(posted.value)
  if (!read.success) return failed(units, 'not-understood')
  const { translations } = read.data
  // Which text an answer belongs to is told by its place alone: one too few, and none can be trusted.
  if (translations.length !== units.length) return failed(units, 'half-an-answer')
  return units.map(({ id }, at) => ({ id, kind: 'translated', markup: translations[at]?.text ?? '' }))
}
