import type { RouteResponse } from '@undersigned/api/client'
import { endonymOf } from '@undersigned/letter'
import { Link } from 'wouter'
import { ask } from '../../app/api.ts'
import { Loaded, Page } from '../../app/page.tsx'
import { useResource } from '../../app/resources.ts'
import { useMe } from '../../app/session.ts'
import { useWords } from '../../app/words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { StageChip } from '../../ui/stage-chip.tsx'

type Listed = RouteResponse<'lettersList'>['letters'][number]

export function LettersPage() {
  const { t } = useWords()
  const letters = useResource('letters', () => ask('lettersList', {}))
  const some = letters.state === 'ready' && letters.value.letters.length > 0
  return (
    <Page title={t('letters.title')}>
      <div className="page-head">
        <h1>{t('letters.title')}</h1>
        {some ? (
          <ButtonLink to="/letters/new" look="primary">
            {t('letters.new')}
          </ButtonLink>
        ) : null}
      </div>
      <Loaded of={letters} again="letters">
        {({ letters: list }) =>
          list.length === 0 ? (
            <Empty />
          ) : (
            <ul className="letter-list">
              {list.map((letter) => (
                <li key={letter.id}>
                  <LetterCard letter={letter} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}

function Empty() {
  const { t } = useWords()
  const me = useMe()
  const alone = me.state === 'ready' && me.value.memberships.length === 0
  return (
    <div className="empty">
      <div className="stack tight">
        <h2>{alone ? t('letters.noCoalitionTitle') : t('letters.emptyTitle')}</h2>
        <p className="lede">{alone ? t('letters.noCoalitionText') : t('letters.emptyText')}</p>
      </div>
      <ButtonLink to={alone ? '/coalition' : '/letters/new'} look="primary">
        {alone ? t('coalition.newTitle') : t('letters.emptyFirst')}
      </ButtonLink>
    </div>
  )
}

function LetterCard({ letter }: { readonly letter: Listed }) {
  const { t, day, formats } = useWords()
  return (
    <article className="letter-card">
      <div className="stack tight">
        <p className="row">
          <StageChip stage={letter.stage} />
          <span className="soft small">{letter.coalition.name}</span>
        </p>
        <h2>
          <Link href={`/letters/${letter.id}`}>{letter.title || t('letters.untitled')}</Link>
        </h2>
        <p className="soft small">
          {[
            t('letters.changed', { date: day(letter.updatedAt) }),
            ...(letter.myRoles.length > 0
              ? [t('letters.yourRole', { roles: formats.list(letter.myRoles.map((role) => t(`role.${role}`))) })]
              : []),
            ...(letter.signatures > 0 ? [t('letters.signatures', { count: letter.signatures })] : []),
            ...(letter.softDeadline === null ? [] : [t('letters.deadline', { date: formats.date(letter.softDeadline, letter.zone) })]),
          ].join(' · ')}
        </p>
      </div>
      <Languages letter={letter} />
    </article>
  )
}

function Languages({ letter }: { readonly letter: Listed }) {
  const { t, formats } = useWords()
  return (
    <div className="letter-versions">
      <p className="language-line">
        <span lang={letter.language}>{endonymOf(letter.language)}</span>
        <span className="soft">{t('letters.original')}</span>
      </p>
      {letter.versions.length === 0 ? <p className="soft small">{t('letters.noVersions')}</p> : null}
      {letter.versions.map(({ language, reviewed, units }) => (
        <div key={language} className="language-line">
          <span lang={language}>{endonymOf(language)}</span>
          <ProgressBar
            label={t('letters.reviewedOf', { language: formats.languageName(language), reviewed, units })}
            shares={{ reviewed, missing: units - reviewed }}
          />
          <span className="soft" aria-hidden="true">
            {formats.percent(units === 0 ? 0 : Math.floor((100 * reviewed) / units) / 100)}
          </span>
        </div>
      ))}
    </div>
  )
}
