import { z } from 'zod'
import { fromHtml, toHtml } from './html-markup.ts'
import { failed, type MachineTranslation, type Secret } from './machine-translation.ts'
import { postJson } from './post-json.ts'

const answerSchema = z.object({ translatedText: z.union([z.string(), z.array(z.string())]) })

/**
 * LibreTranslate, at the address the operator gave (rules T96, T97).
 * Contract: https://docs.libretranslate.com/api/operations/translate/
 */
export function libreTranslate(secret: Secret, host: string): MachineTranslation {
  return {
    name: 'libretranslate',
    translate: async ({ units, from, to, signal }) => {
      const posted = await postJson({
        url: `${host}/translate`,
        body: {
          q: units.map(({ markup }) => toHtml(markup)),
          source: from,
          target: to,
          format: 'html',
          ...(secret.key === '' ? {} : { api_key: secret.key }),
        },
        signal,
      })
      if (!posted.ok) return failed(units, posted.reason, posted.seconds)
      const read = answerSchema.safeParse(posted.value)
      if (!read.success) return failed(units, 'not-understood')
      const texts = [read.data.translatedText].flat()
      if (texts.length !== units.length) return failed(units, 'half-an-answer')
      return units.map(({ id }, at) => ({ id, kind: 'translated', markup: fromHtml(texts[at] ?? '') }))
    },
  }
}
