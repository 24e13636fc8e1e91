import { type DeskVerdict, VERDICTS_ON } from '@undersigned/api/client'
import { isLanguage } from '@undersigned/letter'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'
import { type DeskEntry, type DeskItem, isPossible } from './use-desk.ts'

interface Props extends LetterProps {
  readonly item: DeskItem
  readonly onDecide: (verdict: DeskVerdict) => void
}

const keyFor: Readonly<Record<DeskVerdict, string>> = { accept: 'a', dismiss: 'a', refuse: 'r', ask: 'q', different: 'd' }

/** Everything the desk knows of one thing, and what can be decided about it. */
export function ItemView({ letter, item, onDecide }: Props) {
  const { t } = useWords()
  const { signature, other, report, asked } = item
  return (
    <div className="desk-open">
      {report ? <Reported letter={letter} item={item} report={report} /> : null}
      {asked ? <Asked letter={letter} asked={asked} /> : null}
      <div className={other ? 'desk-pair' : undefined}>
        {other ? <Entry letter={letter} entry={other} title={t('signOnDesk.earlier')} /> : null}
        {signature ? <Entry letter={letter} entry={signature} title={other ? t('signOnDesk.later') : null} /> : null}
      </div>
      <div className="row">
        {VERDICTS_ON[item.kind]
          .filter((verdict) => isPossible(item, verdict))
          .map((verdict, at) => (
            <Button
              key={verdict}
              look={at === 0 ? 'primary' : 'plain'}
              aria-label={t(`signOnDesk.do.${verdict}`)}
              aria-keyshortcuts={keyFor[verdict]}
              onClick={() => onDecide(verdict)}
            >
              {t(`signOnDesk.do.${verdict}`)} <kbd>{keyFor[verdict]}</kbd>
            </Button>
          ))}
      </div>
    </div>
  )
}

function Reported({ item, report }: LetterProps & { readonly item: DeskItem; readonly report: NonNullable<DeskItem['report']> }) {
  const { t } = useWords()
  return (
    <div className="stack tight">
      <p>
        <strong>{t('signOnDesk.reported', { kind: t(`signOnDesk.why.${report.kind}`) })}</strong>
      </p>
      {item.signature === null ? <p>{t('signOnDesk.reportedName', { name: report.name })}</p> : null}
      <blockquote className="desk-said" lang={isLanguage(report.language) ? report.language : undefined}>
        {report.words}
      </blockquote>
      {report.email === '' ? null : <p className="soft small">{t('signOnDesk.reporter', { email: report.email })}</p>}
    </div>
  )
}

function Asked({ letter, asked }: LetterProps & { readonly asked: NonNullable<DeskItem['asked']> }) {
  const { t } = useWords()
  const { moment } = useLetterTime(letter)
  const facts = { name: asked.by.name, date: moment(asked.at), reason: t(`signOnDesk.reason.${asked.reason}`) }
  return (
    <div className="stack tight">
      <p className="soft">{t(asked.verdict === 'refuse' ? 'signOnDesk.saidRefused' : 'signOnDesk.said', facts)}</p>
      {asked.note === '' ? null : <blockquote className="desk-said">{asked.note}</blockquote>}
      {asked.answer === null ? (
        <p className="soft">{t('signOnDesk.noAnswer')}</p>
      ) : (
        <>
          <p>
            <strong>{t('signOnDesk.answer')}</strong>
          </p>
          <blockquote className="desk-said answer">{asked.answer}</blockquote>
        </>
      )}
    </div>
  )
}

function Entry({ letter, entry, title }: LetterProps & { readonly entry: DeskEntry; readonly title: string | null }) {
  const { t, formats, countryName } = useWords()
  const { moment } = useLetterTime(letter)
  const { display, authority } = entry
  const detail = [display.title, display.affiliation, display.group, display.country === '' ? '' : countryName(display.country)].filter(
    Boolean,
  )
  const facts: readonly (readonly [string, string])[] = [
    [t('signOnDesk.fact.class'), t(`desk.classes.${display.class}`)],
    [t('signOnDesk.fact.detail'), detail.join(' · ')],
    [t('signOnDesk.fact.acronym'), entry.acronym],
    [t('signOnDesk.fact.domain'), entry.domain],
    [t('signOnDesk.fact.mailHost'), entry.mailHost],
    [t('signOnDesk.fact.registerNumber'), entry.registerNumber],
    [t('signOnDesk.fact.authority'), rungWords(authority, t)],
    [t('signOnDesk.fact.language'), formats.languageName(entry.language)],
    [t('signOnDesk.fact.confirmed'), entry.confirmedAt === null ? '' : moment(entry.confirmedAt)],
    [t('signOnDesk.fact.state'), t(entry.listed ? 'signOnDesk.listed' : 'signOnDesk.notListed')],
  ]
  return (
    <div className="stack tight">
      {title ? <h3>{title}</h3> : null}
      <p className="letter-words">
        <strong>{display.name}</strong>
      </p>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name} className="fact">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  )
}

const RUNGS = ['A0', 'A1', 'A2', 'A3', 'A4', 'A5'] as const

function rungWords(authority: string | null, t: ReturnType<typeof useWords>['t']): string {
  const rung = RUNGS.find((each) => each === authority)
  return rung === undefined ? '' : t(`signOnDesk.rung.${rung}`)
}
