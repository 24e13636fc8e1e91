import { calledIn, loadTranslator } from '@undersigned/i18n'
import type { Language, Recipient } from '@undersigned/letter'
import type { Config } from '../config.ts'

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

/** What decides which of the proposed words are true. */
interface CoverGround {
  /** In how many languages the letter goes out. */
  readonly languages: number
  readonly config: Pick<Config, 'mailIn' | 'mailFrom'>
}

/** What the catalogue proposes in a language, before anybody changed a word: nothing that is not so on this server (rules G151, G188). */
export async function proposedCover(language: Language, { languages, config }: CoverGround): Promise<Cover> {
  const { t } = await loadTranslator(language)
  const address = senderOf(config.mailFrom)
  const reply = config.mailIn !== null ? t('mail.cover.reaches') : isRead(address) ? t('mail.cover.replyGoes', { address }) : ''
  const paragraphs = [
    t('mail.cover.opening', { ...tokens }),
    languages > 1 ? t('mail.cover.readAt', { ...tokens }) : t('mail.cover.readHere', { ...tokens }),
    [t('mail.cover.answer'), reply].filter(Boolean).join(' '),
    t('mail.cover.closing', { ...tokens }),
  ]
  return { subject: t('mail.cover.subject', { ...tokens }), body: paragraphs.join('\n\n') }
}

/** The address that a reply goes to where no other is named. */
const senderOf = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim()

/** An address that calls itself one where nobody reads is not offered for an answer. */
const isRead = (address: string): boolean => !/^(?:no|do[-_.]?not)[-_.]?reply\b/i.test(address)

/** How somebody is greeted in a language where nobody wrote a salutation of their own. */
export async function proposedSalutation(language: Language, person: Pick<Recipient, 'honorific' | 'name'>): Promise<string> {
  const { t } = await loadTranslator(language)
  return t('mail.cover.salutation', { name: calledIn(language, person) })
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
