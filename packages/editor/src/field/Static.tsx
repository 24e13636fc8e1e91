import type { Translate } from '@undersigned/i18n'
import type { Inline, Language } from '@undersigned/letter'
import { Fragment, type ReactNode } from 'react'

interface WordsProps {
  readonly content: readonly Inline[]
  readonly numberOf: (note: string) => number | null
  readonly t: Translate
  /** The language the words are in. */
  readonly language?: Language
  /** Links can be followed; not where a press means "write here". */
  readonly isOpen?: boolean
}

/** Words of a letter as they are read, without an editor behind them: for originals, and for what nobody is writing in at the moment. */
export function Words({ content, numberOf, t, language, isOpen = true }: WordsProps): ReactNode {
  return (
    <span className="u-words" lang={language}>
      {content.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a text have no other name than their place
        <Fragment key={at}>{drawn(part, { numberOf, t, isOpen })}</Fragment>
      ))}
    </span>
  )
}

interface Way {
  readonly numberOf: WordsProps['numberOf']
  readonly t: Translate
  readonly isOpen: boolean
}

function drawn(part: Inline, { numberOf, t, isOpen }: Way): ReactNode {
  switch (part.type) {
    case 'text':
      return marked(part, isOpen)
    case 'line-break':
      return <br />
    case 'note-ref': {
      const number = numberOf(part.note)
      return <sup className="u-note-ref">{number ?? '?'}</sup>
    }
    case 'note-cross-ref':
      return <span className="u-note-cross-ref">{numberOf(part.note) ?? t('editor.note.gone')}</span>
    case 'placeholder':
      return <span className="u-placeholder">{part.text === '' ? t(`editor.placeholder.${part.field}`) : part.text}</span>
  }
}

/** A reference to a note, named where it stands alone. */
export const supra = (number: number | null, t: Translate): string =>
  number === null ? t('editor.note.gone') : t('editor.note.supra', { number })

function marked({ text, marks }: Extract<Inline, { type: 'text' }>, isOpen: boolean): ReactNode {
  const emphasised = marks.emphasis ? <em>{text}</em> : text
  const weighted = marks.strong ? <strong>{emphasised}</strong> : emphasised
  if (marks.link === undefined) return weighted
  return isOpen ? (
    <a href={marks.link} rel="noopener noreferrer" target="_blank">
      {weighted}
    </a>
  ) : (
    <span className="u-link">{weighted}</span>
  )
}
