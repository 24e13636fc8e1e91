import { isLanguage, type SignatoryClass } from '@undersigned/letter'
import { isWritable } from '@undersigned/signatures'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { refresh } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import { type Letter, type LetterProps, refreshLetter } from '../use-letter.ts'
import { countsByState, type Desk, type Standing, type StandingState, standingByClass } from './standing.ts'

const tones: Readonly<Record<StandingState, string>> = {
  confirmed: 'chip green',
  carried: 'chip green',
  waiting: 'chip gold',
  pending: 'chip gold',
  stale: 'chip gold',
  objected: 'chip red',
  lapsed: 'chip',
  invited: 'chip blue',
  expired: 'chip',
  named: 'chip',
  withdrawn: 'chip red',
}

interface Props extends LetterProps {
  readonly desk: Desk
  readonly manages: boolean
}

export function Signatories({ letter, desk, manages }: Props) {
  const { t, locale, countryName } = useWords()
  const context = { now: Date.now(), compare: new Intl.Collator(locale).compare, countryName }
  const classes = standingByClass(desk, context)
  if (classes.length === 0) return <p className="empty">{t('desk.empty')}</p>
  return (
    <>
      <Counts lines={classes.flatMap(([, lines]) => lines)} />
      {classes.map(([kind, lines]) => (
        <OfClass key={kind} letter={letter} kind={kind} lines={lines} manages={manages} />
      ))}
    </>
  )
}

function Counts({ lines }: { readonly lines: readonly Standing[] }) {
  const { t, formats } = useWords()
  return (
    <dl className="counts" aria-label={t('desk.counts')}>
      {[...countsByState(lines)].map(([state, count]) => (
        <div key={state}>
          <dt>{t(`desk.state.${state}`)}</dt>
          <dd>{formats.number(count)}</dd>
        </div>
      ))}
    </dl>
  )
}

interface OfClassProps extends LetterProps {
  readonly kind: SignatoryClass
  readonly lines: readonly Standing[]
  readonly manages: boolean
}

function OfClass({ letter, kind, lines, manages }: OfClassProps) {
  const { t, formats } = useWords()
  const { day } = useLetterTime(letter)
  const action = useAction()
  const takeBack = (line: Standing) =>
    action.run(async () => {
      if (line.state === 'named') await ask('signatoryRemove', { params: { letter: letter.id, signatory: line.id } })
      else await ask('signInvitationRevoke', { params: { letter: letter.id, invitation: line.id } })
      await Promise.all([refresh(`letter:${letter.id}:desk`), refreshLetter(letter.id)])
    })
  const whenOf = ({ state, at }: Standing): string => {
    if (at === null) return ''
    return state === 'invited' || state === 'expired' ? t('desk.expires', { date: day(at) }) : day(at)
  }
  return (
    <Section title={t(`desk.classTitles.${kind}`)}>
      <ProblemNotice problem={action.problem} />
      <ul className="lines">
        {lines.map((line) => (
          <li key={line.key} className={line.state === 'withdrawn' ? 'withdrawn' : undefined}>
            <span>
              <strong className="letter-words">{line.name}</strong>
              <br />
              <span className="soft small">
                {[line.detail, line.language ? t('desk.signedIn', { language: languageName(line.language, formats) }) : '', whenOf(line)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span className={tones[line.state]}>{t(`desk.state.${line.state}`)}</span>
            {manages && mayTakeBack(line, letter) ? (
              <Button
                look="quiet danger"
                aria-label={t(line.state === 'named' ? 'desk.removeNamed' : 'desk.revoke', { name: line.name })}
                onClick={() => void takeBack(line)}
              >
                {line.state === 'named' ? t('app.remove') : t('desk.revokeShort')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** A name that was only listed stays once the letter is sealed (rule G21); an invitation can be taken back until it is used. */
const mayTakeBack = ({ state }: Standing, { stage }: Letter): boolean =>
  state === 'named' ? isWritable('version', stage) : state === 'invited' || state === 'expired'

const languageName = (code: string, formats: ReturnType<typeof useWords>['formats']): string =>
  isLanguage(code) ? formats.languageName(code) : code
