import '../../../styles/amend.css'
import type { RouteResponse } from '@undersigned/api/client'
import { endonymOf, isLanguage, type Language } from '@undersigned/letter'
import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Select } from '../../../ui/field.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'
import { Difference } from './amendment-section.tsx'

type Asked = NonNullable<RouteResponse<'requestDifference'>>
type Request = Pick<RouteResponse<'requestsList'>['requests'][number], 'id' | 'action'>

/** Only of a text is it said what stood before it; a letter that is published or delivered changes no word. */
const isOfText = ({ action }: Request): boolean => action === 'freeze' || action === 'seal'

/** What exactly would be frozen, sealed, published or delivered, beside what stood before (rule G89). */
export function RequestDifference({ letter, request }: LetterProps & { readonly request: Request }) {
  const { language: spoken } = useWords()
  const [language, setLanguage] = useState<Language>(spoken)
  const key = `letter:${letter.id}:request:${request.id}:${language}`
  const load = () => ask('requestDifference', { params: { letter: letter.id, request: request.id }, query: { language } })
  const asked = useResource(key, load)
  return (
    <Loaded of={asked} again={key}>
      {(value) => (value === null ? null : <Told letter={letter} asked={value} isOfText={isOfText(request)} onLanguage={setLanguage} />)}
    </Loaded>
  )
}

interface ToldProps extends LetterProps {
  readonly asked: Asked
  readonly isOfText: boolean
  readonly onLanguage: (language: Language) => void
}

function Told({ letter, asked, isOfText, onLanguage }: ToldProps) {
  const { t } = useWords()
  const { moment } = useLetterTime(letter)
  const { language, languages, since, differing } = asked
  const places = differing.map((each, at) => ({ each, at }))
  return (
    <div className="amendment stack tight">
      <Facts letter={letter} facts={asked.facts} />
      {languages.length > 1 && since !== null ? (
        <Select
          label={t('approval.request.language')}
          value={isLanguage(language) ? language : letter.language}
          options={languages.filter(isLanguage).map((each) => ({ value: each, label: endonymOf(each), lang: each }))}
          onChange={onLanguage}
        />
      ) : null}
      {since === null ? (
        isOfText ? (
          <p className="soft">{t('approval.request.first')}</p>
        ) : null
      ) : (
        <>
          <p>{t('approval.request.before', { at: moment(since) })}</p>
          {places.length === 0 ? <p className="soft">{t('approval.request.nothing')}</p> : null}
          <ul className="stack tight">
            {places.map(({ each, at }) => (
              <Difference key={at} differing={each} language={isLanguage(language) ? language : letter.language} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Facts({ letter, facts }: LetterProps & { readonly facts: Asked['facts'] }) {
  const { t, formats } = useWords()
  const { moment } = useLetterTime(letter)
  const { languages, recipients, signatures, softDeadline, hardDeadline, embargoUntil, words, addresses } = facts
  const hour = (at: number | null): string => (at === null ? '' : moment(at))
  const lines: readonly (readonly [string, string])[] = [
    [t('approval.request.seal'), words.join(' ')],
    [t('approval.request.languages'), formats.list(languages.map((each) => formats.languageName(each)))],
    [t('approval.request.recipients'), formats.number(recipients)],
    [t('approval.request.signatures'), signatures === 0 ? '' : formats.number(signatures)],
    [t('approval.request.soft'), hour(softDeadline)],
    [t('approval.request.hard'), hour(hardDeadline)],
    [t('approval.request.embargo'), hour(embargoUntil)],
    [t('approval.request.addresses'), addresses.join(' ')],
  ]
  return (
    <dl className="facts">
      {lines
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
