import '../../../styles/approval.css'
import { mayManage } from '@undersigned/signatures'
import { Link } from 'wouter'
import { api } from '../../../app/api.ts'
import { Loaded, Page } from '../../../app/page.tsx'
import { useWords } from '../../../app/words.ts'
import { Notice, Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import { type LetterProps, membershipIn } from '../use-letter.ts'
import { askedYet } from './asked-yet.ts'
import { Conditions } from './conditions-section.tsx'
import { ReviewRound } from './round-section.tsx'
import { Stand } from './stand-line.tsx'
import { type Approval, approvalKey, type Question, useApproval } from './use-approval.ts'

/** Which organisation answered what about one exact text, and where those who may answer do (rules G75 to G85). */
export function ApprovalPage({ letter }: LetterProps) {
  const { t } = useWords()
  const approval = useApproval(letter)
  return (
    <Page title={`${t('approval.title')} · ${letter.title}`}>
      <div className="page-head">
        <div>
          <h1>{t('approval.title')}</h1>
          <p className="lede">{t('approval.lede')}</p>
        </div>
      </div>
      <Loaded of={approval} again={approvalKey(letter)}>
        {(value) => <Whole letter={letter} approval={value} />}
      </Loaded>
    </Page>
  )
}

function Whole({ letter, approval }: LetterProps & { readonly approval: Approval }) {
  const { t } = useWords()
  const { question, organisations } = approval
  const manages = mayManage(membershipIn(letter))
  const isReviewed = letter.stage === 'in-review' || letter.stage === 'frozen'
  const answers = organisations.flatMap((each) => each.answers)
  return (
    <>
      {question === null ? <p className="empty">{t('approval.nothing')}</p> : <Asked letter={letter} question={question} />}
      {isReviewed && manages ? <ReviewRound letter={letter} question={question} /> : null}
      {question === null ? null : (
        <Section title={t('approval.organisations')}>
          {organisations.length === 0 ? (
            <p className="empty">
              {t('approval.nobody')} <Link href={`/letters/${letter.id}/people`}>{t('letter.people')}</Link>
            </p>
          ) : (
            <Organisations letter={letter} approval={approval} question={question} />
          )}
        </Section>
      )}
      {question !== null || approval.earlier.length > 0 ? (
        <Conditions
          letter={letter}
          now={answers.filter(({ verdict }) => verdict !== 'approve')}
          earlier={approval.earlier}
          manages={manages}
        />
      ) : null}
    </>
  )
}

/** What is asked about: its four words, until when, and where it is read. */
function Asked({ letter, question }: LetterProps & { readonly question: Question }) {
  const { t } = useWords()
  const { moment } = useLetterTime(letter)
  const isDraft = question.about === 'snapshot'
  const asked = askedYet(letter, question)
  const what = t(`approval.askedYet.${isDraft ? 'draft' : asked}`)
  return (
    <section className="approval-asked stack tight" aria-label={what}>
      <p>{what}</p>
      <dl className="facts">
        <div className="fact">
          <dt>{t('approval.words')}</dt>
          <dd>
            <strong className="four-words" lang="en">
              {question.words.join(' ')}
            </strong>{' '}
            <code className="soft small">{question.hex}</code>
          </dd>
        </div>
        {asked === 'asked' ? (
          <>
            <div className="fact">
              <dt>{t('approval.asked')}</dt>
              <dd>{moment(question.askedAt)}</dd>
            </div>
            <div className="fact">
              <dt>{t('approval.until')}</dt>
              <dd>{question.deadline === null ? t('approval.noDeadline') : moment(question.deadline)}</dd>
            </div>
          </>
        ) : null}
      </dl>
      <p className="row">
        <Link className="button" href={`/letters/${letter.id}/${isDraft ? 'history' : 'write'}`}>
          {t(isDraft ? 'approval.readDraft' : 'approval.read')}
        </Link>
        {letter.softDeadline === null && letter.hardDeadline === null ? null : (
          <a className="button" download href={api.address('deadlinesFile', { letter: letter.id })}>
            {t('overview.calendar')}
          </a>
        )}
      </p>
      {question.isOpen || asked !== 'asked' ? null : <p className="soft">{t(isDraft ? 'approval.reviewNotOpen' : 'approval.notOpen')}</p>}
      {question.isOpen && asked === 'skipped' ? <p className="soft">{t('approval.askedYet.open')}</p> : null}
      {question.isOutdated ? <Notice tone="warn">{t('approval.outdated')}</Notice> : null}
    </section>
  )
}

interface OrganisationsProps extends LetterProps {
  readonly approval: Approval
  readonly question: Question
}

/** Those that wait for this account first, then by name. */
function Organisations({ letter, approval, question }: OrganisationsProps) {
  const { t, locale } = useWords()
  const { organisations, paragraphs } = approval
  const approved = organisations.filter(({ state }) => state === 'approved').length
  const asked = askedYet(letter, question)
  const sorted = organisations.toSorted(
    (a, b) => Number(b.mayAnswer) - Number(a.mayAnswer) || a.organisation.name.localeCompare(b.organisation.name, locale),
  )
  return (
    <>
      {asked === 'asked' || approved > 0 ? <p>{t('approval.summary', { count: organisations.length, approved })}</p> : null}
      <ul className="lines stands">
        {sorted.map((stand) => (
          <Stand key={stand.organisation.id} letter={letter} stand={stand} question={question} asked={asked} paragraphs={paragraphs} />
        ))}
      </ul>
    </>
  )
}
