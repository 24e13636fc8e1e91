import { EXPORT_FORMATS } from '@undersigned/api/client'
import { endonymOf } from '@undersigned/letter'
import { api } from '../../../app/api.ts'
import { useWords } from '../../../app/words.ts'
import { Section } from '../../../ui/notice.tsx'
import type { LetterProps } from '../use-letter.ts'
import { EveryCopy } from './copies-list.tsx'

export function Exports({ letter }: LetterProps) {
  const { t, formats } = useWords()
  const languages = [letter.language, ...letter.versions.map(({ language }) => language)]
  return (
    <Section title={t('overview.exports')}>
      <ul className="lines export-lines">
        {languages.map((language) => (
          <li key={language}>
            <span lang={language}>{endonymOf(language)}</span>
            <span className="row">
              {EXPORT_FORMATS.map((format) => (
                <a
                  key={format}
                  className="button small"
                  download
                  href={api.address('exportFile', { letter: letter.id, file: `${language}.${format}` })}
                  aria-label={t('overview.exportIn', { format: t(`overview.format.${format}`), language: formats.languageName(language) })}
                >
                  {t(`overview.format.${format}`)}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {letter.mode === 'individual' ? <EveryCopy letter={letter} /> : null}
      {letter.manifest === null ? null : (
        <>
          <p>
            <a className="button small" download href={api.address('bundleFile', { letter: letter.id })}>
              {t('overview.proof')}
            </a>
          </p>
          <p className="soft small">{t('overview.proofHint')}</p>
        </>
      )}
      {letter.publishedAt === null ? null : (
        <>
          <h3>{t('overview.publicPage')}</h3>
          <ul className="row">
            {languages.map((language) => (
              <li key={language}>
                <a
                  href={`/${language}/${letter.slug}`}
                  lang={language}
                  aria-label={t('overview.openPublic', { language: formats.languageName(language) })}
                >
                  {endonymOf(language)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
