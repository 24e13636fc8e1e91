import '../../../styles/amend.css'
import type { RouteResponse } from '@undersigned/api/client'
import { endonymOf, isLanguage, type Language } from '@undersigned/letter'
import { type Change, wordDifference } from '@undersigned/translation'
import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Select } from '../../../ui/field.tsx'
import { Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import { hasRole, type LetterProps } from '../use-letter.ts'
import { CloseAs } from './amendment-choice.tsx'

type Amendment = RouteResponse<'amendmentGet'>
export type OpenAmendment = NonNullable<Amendment['open']>
type Differing = OpenAmendment['differing'][number]

/** A sealed letter that is open again: what is different and what it is closed as; afterwards, what became of the signatures (rules G40 to G45). */
export function Amending({ letter }: LetterProps) {
  const { language: spoken } = useWords()
  const [language, setLanguage] = useState<Language>(spoken)
  const key = `letter:${letter.id}:amendment:${language}`
  const amendment = useResource(key, () => ask('amendmentGet', { params: { letter: letter.id }, query: { language } }))
  if (!letter.amending) return amendment.state === 'ready' ? <Became letter={letter} amendment={amendment.value} /> : null
  return (
    <Loaded of={amendment} again={key}>
      {({ open }) => (open === null ? null : <Open letter={letter} open={open} onLanguage={setLanguage} />)}
    </Loaded>
  )
}

interface OpenProps extends LetterProps {
  readonly open: OpenAmendment
  readonly onLanguage: (language: Language) => void
}

function Open({ letter, open, onLanguage }: OpenProps) {
  const { t } = useWords()
  const { language } = open
  const places = open.differing.map((differing, at) => ({ differing, at }))
  return (
    <div className="amendment">
      <Section title={t('amend.title')}>
        <p className="lede">{t('amend.lede')}</p>
        <h3>{t('amend.different')}</h3>
        {open.languages.length > 1 ? (
          <Select
            label={t('amend.language')}
            value={language}
            options={open.languages.filter(isLanguage).map((each) => ({ value: each, label: endonymOf(each), lang: each }))}
            onChange={onLanguage}
          />
        ) : null}
        {places.length === 0 ? <p className="soft">{t('amend.same')}</p> : null}
        <ul className="stack tight">
          {places.map(({ differing, at }) => (
            <Difference key={at} differing={differing} language={language} />
          ))}
        </ul>
        {hasRole(letter, 'coordinator') ? <CloseAs letter={letter} open={open} /> : <Chosen open={open} />}
      </Section>
    </div>
  )
}

/** Word by word, for the eye by colour and stroke, for the ear by words. */
export function Difference({
  differing: { part, before, after },
  language,
}: {
  readonly differing: Differing
  readonly language: Language
}) {
  const { t } = useWords()
  return (
    <li>
      <span className="soft small">{t(`amend.part.${part}`)}</span>
      <p className="letter-words" lang={language}>
        {placed(wordDifference(before, after, language)).map(({ change: { kind, text }, at }) =>
          kind === 'same' ? text : <Changed key={at} kind={kind} text={text} />,
        )}
      </p>
    </li>
  )
}

function Changed({ kind, text }: { readonly kind: 'added' | 'removed'; readonly text: string }) {
  const { t } = useWords()
  const Mark = kind === 'added' ? 'ins' : 'del'
  return (
    <Mark>
      <span className="visually-hidden">{t(`editor.difference.${kind}`)} </span>
      {text}
      <span className="visually-hidden"> {t('editor.difference.end')} </span>
    </Mark>
  )
}

function placed(changes: readonly Change[]): readonly { readonly change: Change; readonly at: number }[] {
  let at = 0
  return changes.map((change) => {
    at += change.text.length
    return { change, at }
  })
}

/** For those who do not choose, and for the second of the two: what will be decided. */
function Chosen({ open: { change, days } }: { readonly open: OpenAmendment }) {
  const { t } = useWords()
  if (change === null) return <p>{t('amend.notChosen')}</p>
  return (
    <p>
      {t('amend.as', { class: t(`amend.class.${change}`), effect: t(`amend.effect.${change}`) })}
      {change === 'substance' ? ` ${t('amend.daysToConfirm', { count: days })}` : null}
    </p>
  )
}

const counted = ['carried', 'objected', 'confirmed', 'asked', 'lapsed'] as const

function Became({ letter, amendment: { outcome } }: LetterProps & { readonly amendment: Amendment }) {
  const { t, formats } = useWords()
  const { moment } = useLetterTime(letter)
  if (outcome === null) return null
  return (
    <Section title={t('amend.outcomeTitle')}>
      <p>{t('amend.outcomeLede', { class: t(`amend.class.${outcome.change}`) })}</p>
      <dl className="counts">
        {counted
          .filter((state) => outcome[state] > 0)
          .map((state) => (
            <div key={state}>
              <dt>{t(`amend.count.${state}`)}</dt>
              <dd>{formats.number(outcome[state])}</dd>
            </div>
          ))}
      </dl>
      {outcome.dueAt === null ? null : <p className="soft">{t('amend.until', { date: moment(outcome.dueAt) })}</p>}
    </Section>
  )
}
