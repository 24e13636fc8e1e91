import type { Language } from '@undersigned/letter'
import { useWords } from '../../../../app/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { keyOf } from './key-of.ts'
import { KeyHint } from './match-line.tsx'
import type { TermHelp } from './term-help.ts'

interface Props {
  readonly term: TermHelp
  /** The number of its first word. */
  readonly first: number
  readonly from: Language
  readonly language: Language
  readonly editable: boolean
  readonly onInsert: (text: string) => void
}

/** One term of the original with what the coalition says, and does not say, for it. */
export function TermLine({ term, first, from, language, editable, onInsert }: Props) {
  const { t } = useWords()
  return (
    <li className="help-term">
      <span lang={from}>{term.source}</span>
      {term.kept ? <span className="chip">{t('help.kept')}</span> : null}
      {term.wanted.map((text, at) =>
        editable ? (
          <Button key={text} size="small" lang={language} aria-keyshortcuts={keyOf(first + at)} onClick={() => onInsert(text)}>
            {text} <KeyHint number={first + at} />
          </Button>
        ) : (
          <strong key={text} lang={language}>
            {text}
          </strong>
        ),
      )}
      {term.forbidden.length > 0 ? <span className="small soft">{t('help.forbidden', { words: term.forbidden.join(', ') })}</span> : null}
    </li>
  )
}
