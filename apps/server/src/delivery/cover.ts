import { loadTranslator } from '@undersigned/i18n'
import type { Language } from '@undersigned/letter'

/** The words of a cover mail; `{title}`, `{link}` and `{coalition}` stand for what they name. */
export interface Cover {
  readonly subject: string
  readonly body: string
}

export interface CoverFacts {
  readonly title: string
  readonly link: string
  readonly coalition: string
}

const tokens: CoverFacts = { title: '{title}', link: '{link}', coalition: '{coalition}' }

/** What the catalogue proposes in a language, before anybody changed a word (rule G151). */
export async function proposedCover(language: Language): Promise<Cover> {
  const { t } = await loadTranslator(language)
  return { subject: t('mail.cover.subject', { ...tokens }), body: t('mail.cover.body', { ...tokens }) }
}

/** How somebody is greeted in a language where nobody wrote a salutation of their own. */
export async function proposedSalutation(language: Language, name: string): Promise<string> {
  const { t } = await loadTranslator(language)
  return t('mail.cover.salutation', { name })
}

/** The words as one recipient reads them, under their own salutation. */
export function filled({ subject, body }: Cover, { facts, salutation }: { facts: CoverFacts; salutation: readonly string[] }): Cover {
  const words = fillIn({ subject, body }, facts)
  return { ...words, body: [salutation.join('\n'), words.body].join('\n\n') }
}

/** The words with what their tokens stand for. */
export function fillIn({ subject, body }: Cover, facts: CoverFacts): Cover {
  const fill = (text: string): string =>
    text.replace(/\{(title|link|coalition)\}/g, (token, name: string) =>
      name === 'title' || name === 'link' || name === 'coalition' ? facts[name] : token,
    )
  return { subject: fill(subject).replace(/\s+/g, ' ').trim(), body: fill(body).trim() }
}
