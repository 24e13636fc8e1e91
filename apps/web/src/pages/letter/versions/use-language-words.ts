import { byDue } from '@undersigned/translation'
import { ask } from '../../../app/api.ts'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { useLetterTime } from '../letter-time.ts'
import type { Letter, Version } from '../use-letter.ts'
import { dueWord } from './due-word.ts'
import { useShares } from './use-shares.ts'

/** Who works on a version, since when it stands as it does, when it will be reviewed if the pace stays, and whether by the day it is wanted (rules T117, T178). */
export function useLanguageWords(letter: Letter, { language, complete }: Version): readonly string[] {
  const { t, formats } = useWords()
  const { day } = useLetterTime(letter)
  const languages = useResource(`letter:${letter.id}:languages`, () => ask('languagesGet', { params: { letter: letter.id } }))
  const shares = useShares(letter.id)
  if (languages.state !== 'ready') return []
  const one = languages.value.languages.find((each) => each.language === language)
  if (one === undefined) return []
  const { people, since, forecast, left, pace } = one
  const dues = shares.state === 'ready' ? shares.value.assignments.filter((share) => share.language === language) : []
  const due = Math.max(0, ...dues.map(({ dueAt }) => dueAt ?? 0))
  const then = due === 0 ? null : byDue({ pace, left, at: forecast }, due, Date.now())
  const word = then === null ? null : dueWord(then, pace)
  const names = people.map(({ name }) => name).filter((name) => name !== '')
  return [
    ...(names.length > 0 ? [t('languages.who', { names: formats.list(names) })] : complete ? [] : [t('languages.nobody')]),
    ...(since === null ? [] : [t('languages.since', { at: day(since) })]),
    ...(forecast === null ? [] : [t('languages.forecast', { at: day(forecast) })]),
    ...(then === null || word === null
      ? []
      : [t(`languages.due.${word}`, { at: day(due), share: formats.percent(then.kind === 'late' ? then.share : 1) })]),
    ...(left > 0 && pace === 0 && word !== 'unmoved' ? [t('languages.noPace')] : []),
  ]
}
