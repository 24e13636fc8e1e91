import { endonymOf } from '@undersigned/letter'
import { Link } from 'wouter'
import { useWords } from '../../../app/words.ts'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import type { LetterProps, Version } from '../use-letter.ts'
import { useCountWords } from './use-count-words.ts'
import { useLanguageWords } from './use-language-words.ts'

/** One language and how far it is, in words, in figures and as a bar. */
export function VersionLine({ letter, version }: LetterProps & { readonly version: Version }) {
  const { t, formats } = useWords()
  const { byState, words, orphans } = version.progress
  const unitsIn = (state: keyof typeof byState) => byState[state]?.units ?? 0
  const wordsIn = (state: keyof typeof byState) => byState[state]?.words ?? 0
  const label = t('versions.bar', {
    language: formats.languageName(version.language),
    reviewed: unitsIn('reviewed'),
    translated: unitsIn('translated'),
    stale: unitsIn('stale'),
    draft: unitsIn('draft'),
    missing: unitsIn('missing'),
  })
  const done = wordsIn('reviewed') + wordsIn('translated')
  const countWords = useCountWords()
  const told = useLanguageWords(letter, version)
  const counts = {
    missing: unitsIn('missing'),
    draft: unitsIn('draft'),
    translated: unitsIn('translated'),
    reviewed: unitsIn('reviewed'),
    stale: unitsIn('stale'),
    covered: 0,
    errors: 0,
    units: version.progress.units,
  }
  return (
    <div className="version-line">
      <div className="row">
        <Link href={`/letters/${letter.id}/versions/${version.language}`} lang={version.language}>
          {endonymOf(version.language)}
        </Link>
        {version.sealed ? <span className="chip blue">{t('versions.sealed')}</span> : null}
        {version.complete ? <span className="chip green">{t('versions.complete')}</span> : null}
        {unitsIn('stale') > 0 ? (
          <span className="chip gold">
            {formats.number(unitsIn('stale'))} {t('unitState.stale')}
          </span>
        ) : null}
      </div>
      <Link
        className="small"
        href={`/letters/${letter.id}/versions/${version.language}/bring`}
        aria-label={t('bringFile.actionOf', { language: formats.languageName(version.language) })}
      >
        {t('bringFile.action')}
      </Link>
      <ProgressBar
        label={label}
        shares={{
          missing: unitsIn('missing'),
          draft: unitsIn('draft'),
          translated: unitsIn('translated'),
          reviewed: unitsIn('reviewed'),
          stale: unitsIn('stale'),
        }}
      />
      <p className="small">{countWords(counts)}</p>
      <p className="soft small">
        {[
          t('versions.wordsDone', { done: formats.number(done), words: formats.number(words) }),
          ...(orphans > 0 ? [t('versions.orphans', { count: orphans })] : []),
          ...told,
        ].join(' · ')}
      </p>
    </div>
  )
}
