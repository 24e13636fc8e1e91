import '../../../../styles/help.css'
import type { Language } from '@undersigned/letter'
import { useWords } from '../../../../app/words.ts'
import { isSilent, type TermHelp } from './term-help.ts'

interface Props {
  readonly term: TermHelp
  readonly from: Language
  readonly language: Language
}

/** One term of the original and what to write for it (rule T174). */
export function TermCard({ term, from, language }: Props) {
  const { t, formats } = useWords()
  return (
    <span className="term-card">
      <span lang={from}>{term.source}</span>
      {term.kept ? <span className="chip">{t('help.kept')}</span> : null}
      {term.wanted.map((text) => (
        <strong key={text} lang={language}>
          {text}
        </strong>
      ))}
      {term.forbidden.length > 0 ? <span className="soft">{t('help.forbidden', { words: term.forbidden.join(', ') })}</span> : null}
      {isSilent(term) ? <span className="soft">{t('version.termSilent', { language: formats.languageName(language) })}</span> : null}
    </span>
  )
}
