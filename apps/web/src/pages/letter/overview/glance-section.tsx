import { endonymOf } from '@undersigned/letter'
import { Link } from 'wouter'
import { useWords } from '../../../app/words.ts'
import { Notice, Section } from '../../../ui/notice.tsx'
import type { LetterProps } from '../use-letter.ts'
import { VersionLine } from '../versions/version-line.tsx'

export function LanguagesAtAGlance({ letter }: LetterProps) {
  const { t } = useWords()
  const { named, invited, confirmed } = letter.signatories
  return (
    <Section title={t('overview.counts')}>
      <ul className="lines">
        <li>
          <Link href={`/letters/${letter.id}/write`} lang={letter.language}>
            {endonymOf(letter.language)}
          </Link>
          <span className="soft">{t('letters.original')}</span>
        </li>
        {letter.versions.map((version) => (
          <li key={version.language}>
            <VersionLine letter={letter} version={version} />
          </li>
        ))}
        <li>
          <Link href={`/letters/${letter.id}/recipients`}>{t('overview.recipients', { count: letter.recipients })}</Link>
        </li>
        <li>
          <Link href={`/letters/${letter.id}/sign-on`}>{t('overview.signed', { confirmed, invited, named })}</Link>
        </li>
      </ul>
    </Section>
  )
}

const fields = ['place', 'day', 'month', 'year'] as const

export function OpenPlaces({ letter }: LetterProps) {
  const { t } = useWords()
  if (letter.openPlaceholders.length === 0) return null
  const places = [...Map.groupBy(letter.openPlaceholders, ({ field, text }) => `${field} ${text}`)]
  const nameOf = (field: string) => t(`overview.field.${fields.find((known) => known === field) ?? 'other'}`)
  return (
    <Notice tone="warn" title={t('overview.openPlaces')}>
      <ul className="row">
        {places.map(([key, same]) => (
          <li key={key} className="chip gold">
            {nameOf(same[0]?.field ?? '')}
            {same[0]?.text ? <q lang={letter.language}>{same[0].text}</q> : null}
            {same.length > 1 ? ` × ${same.length}` : ''}
          </li>
        ))}
      </ul>
      <p className="small">{t('overview.openPlacesText')}</p>
    </Notice>
  )
}
