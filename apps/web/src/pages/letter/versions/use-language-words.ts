import { ask } from '../../../app/api.ts'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { useLetterTime } from '../letter-time.ts'
import type { Letter, Version } from '../use-letter.ts'

/** Who works on a version, since when it stands as it does, and when it will be reviewed if the pace stays (rule T117). */
export function useLanguageWords(letter: Letter, { language }: Version): readonly string[] {
  const { t, formats } = useWords()
  const { day } = useLetterTime(letter)
  const languages = useResource(`letter:${letter.id}:languages`, () => ask('languagesGet', { params: { letter: letter.id } }))
  if (languages.state !== 'ready') return []
  const one = languages.value.languages.find((each) => each.language === language)
  if (one === undefined) return []
  const { people, since, forecast, left, pace } = one
  const names = people.map(({ name }) => name).filter((name) => name !== '')
  return [
    names.length === 0 ? t('languages.nobody') : t('languages.who', { names: formats.list(names) }),
    ...(since === null ? [] : [t('languages.since', { at: day(since) })]),
    ...(forecast === null ? [] : [t('languages.forecast', { at: day(forecast) })]),
    ...(left > 0 && pace === 0 ? [t('languages.noPace')] : []),
  ]
}
