import type { Translate } from '@undersigned/i18n'
import type { Language } from '@undersigned/letter'
import { type Change, wordDifference } from '@undersigned/translation'
import { useMemo } from 'react'

interface DifferenceViewProps {
  readonly before: string
  readonly after: string
  readonly language?: Language
  readonly t: Translate
}

/** Word by word what changed between two texts, for the eye by colour and stroke, for the ear by words. */
export function DifferenceView({ before, after, language, t }: DifferenceViewProps) {
  const changes = useMemo(() => placed(wordDifference(before, after, language)), [before, after, language])
  if (before === after) return <p className="u-difference">{t('editor.difference.same')}</p>
  return (
    <p className="u-difference" lang={language}>
      {changes.map(({ change, at }) => (
        <Part key={at} change={change} t={t} />
      ))}
    </p>
  )
}

function Part({ change: { kind, text }, t }: { readonly change: Change; readonly t: Translate }) {
  if (kind === 'same') return <>{text}</>
  const Changed = kind === 'added' ? 'ins' : 'del'
  return (
    <Changed>
      <span className="u-unseen">{t(`editor.difference.${kind}`)} </span>
      {text}
      <span className="u-unseen"> {t('editor.difference.end')} </span>
    </Changed>
  )
}

interface Placed {
  readonly change: Change
  /** Where it begins, in the two texts laid end to end. */
  readonly at: number
}

function placed(changes: readonly Change[]): readonly Placed[] {
  let at = 0
  return changes.map((change) => {
    const start = at
    at += change.text.length
    return { change, at: start }
  })
}
