import { DifferenceView } from '@undersigned/editor'
import { type Language, plainText } from '@undersigned/letter'
import { type Glossary, mendingOf, type Row } from '@undersigned/translation'
import { useMemo } from 'react'
import { useWords } from '../../../../app/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { keyOf } from './key-of.ts'
import type { Match } from './use-help.ts'

interface Props {
  readonly match: Match
  readonly row: Row
  readonly glossary: Glossary
  readonly from: Language
  readonly language: Language
  readonly number: number
  readonly editable: boolean
  readonly onAccept: () => void
  readonly onInsert: () => void
}

/** One remembered translation: how like, whose, since when, what differs, and what is to be mended (rule T94). */
export function MatchLine({ match, row, glossary, from, language, number, editable, onAccept, onInsert }: Props) {
  const { t, moment } = useWords()
  const { percent, fit, by, at, letter, source, target } = match
  const mending = useMemo(
    () => mendingOf({ remembered: source, now: row.unit.content, language: from, glossary }),
    [source, row.unit.content, from, glossary],
  )
  const text = plainText(target)
  const share = Math.min(100, percent)
  return (
    <li className={`help-line ${fit}`}>
      <p className="small help-head">
        <span className={fit === 'fuzzy' ? 'chip gold' : 'chip green'}>{t(`help.fit.${fit}`, { percent: share })}</span>
        <span className="soft">
          {letter === null
            ? t('help.whose', { name: by.name, when: moment(at) })
            : t('help.whoseLetter', { name: by.name, when: moment(at), letter: letter.title })}
        </span>
      </p>
      <p className="help-text" lang={language}>
        {text}
      </p>
      {fit === 'fuzzy' ? <DifferenceView before={plainText(source)} after={plainText(row.unit.content)} language={from} t={t} /> : null}
      <Mend name="numbers" {...mending.numbers} />
      <Mend name="terms" {...mending.terms} />
      {editable ? (
        <div className="row tight">
          <Button size="small" aria-keyshortcuts={keyOf(number)} onClick={onAccept}>
            {t('help.take')} <KeyHint number={number} />
          </Button>
          <Button size="small" look="quiet" onClick={onInsert}>
            {t('help.insert')}
          </Button>
        </div>
      ) : null}
    </li>
  )
}

/** The key beside its button, for the eye; readers hear it from the button. */
export function KeyHint({ number }: { readonly number: number }) {
  const { t } = useWords()
  if (number > 9) return null
  return (
    <span className="help-key" aria-hidden="true">
      {t('help.altKey', { number })}
    </span>
  )
}

function Mend({
  name,
  gone,
  come,
}: {
  readonly name: 'numbers' | 'terms'
  readonly gone: readonly string[]
  readonly come: readonly string[]
}) {
  const { t } = useWords()
  if (gone.length + come.length === 0) return null
  return (
    <p className="small help-mend">
      {t(`help.mend.${name}`)} {gone.length > 0 ? <del>{gone.join(', ')}</del> : null}{' '}
      {come.length > 0 ? <ins>{come.join(', ')}</ins> : null}
    </p>
  )
}
