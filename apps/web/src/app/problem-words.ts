import type { Problem } from '@undersigned/api/client'
import type { Words } from './words.ts'

export interface ProblemWords {
  readonly title: string
  readonly text: string
}

const megabyte = 1024 * 1024

/** A limit as people say it: a size, how many times as large, or a count. */
function limitIn(facts: Problem['facts'], { formats, locale }: Pick<Words, 'formats' | 'locale'>): string {
  const limit = Number(facts.limit ?? 0)
  if (limit >= megabyte) return new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte' }).format(Math.round(limit / megabyte))
  return facts.reason === 'zip-bomb' && limit < 1000 ? `× ${formats.number(limit)}` : formats.number(limit)
}

type Speech = Pick<Words, 't' | 'has' | 'formats' | 'locale'>

/** What happened, what was kept, what to do; of a file that was not taken in also why, and the limit it met. */
export function problemWords({ problem, facts }: Problem, words: Speech): ProblemWords {
  const { t, has } = words
  const why = `fileRefusal.${facts.reason ?? ''}`
  const title = t(`problems.${problem}.title`, facts)
  if (problem === 'file-not-readable' && has(why)) {
    return { title, text: `${t('newLetter.nothingStored')} ${t(why, { limit: limitIn(facts, words) })}` }
  }
  if (problem === 'checks-open') return { title, text: t('problems.checks-open.text', { checks: checksIn(facts, words) }) }
  return { title, text: t(`problems.${problem}.text`, facts) }
}

/** The checks that a refusal names, in words. */
function checksIn({ checks }: Problem['facts'], { t, has, formats }: Speech): string {
  const names = String(checks ?? '').split(' ')
  return formats.list(
    names.map((name) => {
      const key = `checks.name.${name}`
      return has(key) ? t(key) : name
    }),
  )
}
