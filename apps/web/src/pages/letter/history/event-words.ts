import type { RouteResponse } from '@undersigned/api/client'
import { isLanguage } from '@undersigned/letter'
import type { Words } from '../../../app/words.ts'

type LetterEvent = RouteResponse<'eventsList'>['events'][number]
type Fact = LetterEvent['facts'][string]

/** An entry of the audit log as a sentence. A kind that has no words yet is named, never hidden. */
export function eventWords({ kind, facts }: LetterEvent, words: Pick<Words, 't' | 'has' | 'formats'>): string {
  const key = kind === 'versions-wanted' && facts.languages === '' ? 'events.no-versions-wanted' : `events.${kind}`
  const told = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, factWords(name, fact, words)]))
  return words.has(key) ? words.t(key, told) : words.t('events.other', { kind })
}

/** Stages, roles, actions and languages by their names; anything else as it stands. */
function factWords(name: string, fact: Fact, { t, has, formats }: Pick<Words, 't' | 'has' | 'formats'>): string {
  const value = String(fact ?? '')
  if (name === 'languages')
    return value
      .split(' ')
      .map((each) => (isLanguage(each) ? formats.languageName(each) : each))
      .join(', ')
  if ((name === 'language' || name === 'previous') && isLanguage(value)) return formats.languageName(value)
  const key = { role: `role.${value}`, from: `stage.${value}`, to: `stage.${value}`, action: `stageLine.action.${value}` }[name]
  return key !== undefined && has(key) ? t(key) : value
}
