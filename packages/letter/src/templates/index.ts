import type { Language } from '../languages.ts'
import type { LetterText } from '../text.ts'
import { jointStatement } from './joint-statement.ts'
import { openLetter } from './open-letter.ts'
import { letterFrom, type Template } from './parts.ts'

export const TEMPLATE_NAMES = ['open-letter', 'joint-statement'] as const
export type TemplateName = (typeof TEMPLATE_NAMES)[number]

const templates: Readonly<Record<TemplateName, readonly Template[]>> = {
  'open-letter': openLetter,
  'joint-statement': jointStatement,
}

export interface TemplateListed {
  readonly name: TemplateName
  readonly language: Language
  readonly title: string
  readonly describes: string
}

/** Every template in every language it is written in. */
export const templatesListed: readonly TemplateListed[] = TEMPLATE_NAMES.flatMap((name) =>
  templates[name].map(({ language, title, describes }) => ({ name, language, title, describes })),
)

export const isTemplateName = (value: unknown): value is TemplateName => TEMPLATE_NAMES.some((name) => name === value)

/** A new letter begun from a template, with what is still to be written as open places; null where it is not written in this language. */
export function templateOf(name: TemplateName, language: Language, newId: () => string = counted()): LetterText | null {
  const template = templates[name].find((each) => each.language === language)
  return template === undefined ? null : letterFrom(template, newId)
}

function counted(): () => string {
  let last = 0
  return () => {
    last += 1
    return `t${last}`
  }
}
