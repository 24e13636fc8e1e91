import { DifferenceView } from '@undersigned/editor'
import type { Language } from '@undersigned/letter'
import { changedSentences, changeOf, type Row, sentencesOf, sourceTextOf } from '@undersigned/translation'
import { useMemo } from 'react'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import type { DeskHand } from './needs.ts'
import { type Stretch, stretchesOf } from './sentences.ts'
import type { UnitActions } from './use-unit-actions.ts'

interface Props {
  readonly row: Row
  readonly language: Language
  readonly hand: DeskHand
  readonly actions: UnitActions
}

/** What happened to the original since its translation was confirmed: how much it weighs, and word by word. */
export function UnitChange(props: Props) {
  const { row, language, hand, actions } = props
  const { t } = useWords()
  const change = changeOf(row, language)
  if (change === null) return <Declared {...props} />
  return (
    <div className="since">
      <p className="small soft">
        <span className={`chip weight ${change.weight}`}>{t(`version.weight.${change.weight}`)}</span> {t('version.changed')}
      </p>
      <Difference row={row} language={language} />
      {hand.declares ? (
        <div>
          <Button size="small" look="quiet" onClick={() => actions.onDeclare(row)}>
            {t('version.noEffect')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

const NONE: readonly Stretch[] = []

/** Where the changed sentences of a long paragraph stand, as the page counts. */
export function useChangedSentences(row: Row, language: Language): readonly Stretch[] {
  const change = changeOf(row, language)
  return useMemo(() => {
    if (change === null || change.sentences.length === 0) return NONE
    const stretches = stretchesOf(row.unit.content, language)
    return stretches.length < 2 ? NONE : change.sentences.flatMap((index) => stretches[index] ?? [])
  }, [change, row, language])
}

/** Of a long paragraph only the sentences that say something else (rule T26). */
function Difference({ row, language }: Pick<Props, 'row' | 'language'>) {
  const { t } = useWords()
  const [before, after] = [row.confirmation?.sourceText ?? '', sourceTextOf(row.unit)]
  const changed = useMemo(() => changedSentences(before, after, language), [before, after, language])
  const all = useMemo(() => sentencesOf(after, language).length, [after, language])
  if (before === after) return <p className="small soft">{t('version.sameWords')}</p>
  if (changed.length === 0 || changed.length >= all) return <DifferenceView before={before} after={after} language={language} t={t} />
  return (
    <>
      <p className="small soft">{t('version.sentences', { count: changed.length, all })}</p>
      {changed.map(({ index, start, end, changes }) => (
        <DifferenceView
          key={`${index} ${start} ${end}`}
          before={changes.flatMap(({ kind, text }) => (kind === 'added' ? [] : [text])).join('')}
          after={changes.flatMap(({ kind, text }) => (kind === 'removed' ? [] : [text])).join('')}
          language={language}
          t={t}
        />
      ))}
    </>
  )
}

/** Who said that an edit asks nothing of the translators, and the way to take that back (rule T33). */
function Declared({ row, hand, actions }: Props) {
  const { t } = useWords()
  const last = row.declared.at(-1)
  if (last === undefined) return null
  const name = actions.nameOf(last.by)
  const mayWithdraw = hand.declares && (hand.manages || last.by === hand.account)
  return (
    <div className="since declared">
      <p className="small">{last.note === '' ? t('version.declared', { name }) : t('version.declaredWith', { name, note: last.note })}</p>
      {mayWithdraw ? (
        <div>
          <Button size="small" look="quiet" onClick={() => actions.onWithdraw(last.id)}>
            {t('version.takeBack')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
