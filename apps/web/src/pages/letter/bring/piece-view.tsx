import { type Language, plainText } from '@undersigned/letter'
import { cut, cutsOf, joinNext, move, type Placing, place, rowOfPiece } from '@undersigned/translation'
import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/field.tsx'
import type { Mend } from './translation-review.tsx'

/** What a dragged piece travels as. */
export const DRAGGED = 'application/x-undersigned-piece'

interface Props {
  readonly id: string
  readonly placing: Placing
  readonly mend: Mend
  readonly language: Language
}

/** A paragraph of the file, or a part of one, with what can be done with it while it has the focus. */
export function PieceView({ id, placing, mend, language }: Props) {
  const { t } = useWords()
  const [isOpen, setIsOpen] = useState(false)
  const [isCutting, setIsCutting] = useState(false)
  const piece = placing.pieces.get(id)
  if (piece === undefined) return null
  const act: Acts = {
    up: () => mend(move(placing, id, -1), id),
    down: () => mend(move(placing, id, 1), id),
    join: () => mend(joinNext(placing, id), id),
    out: () => mend(place(placing, id, null), id),
    cut: () => setIsCutting(true),
  }
  const onKey = (event: KeyboardEvent) => {
    const wanted = event.target === event.currentTarget ? keyed(event) : null
    if (wanted === null) return
    event.preventDefault()
    act[wanted]()
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return
    setIsOpen(false)
    setIsCutting(false)
  }
  const number = (piece.order[0] ?? 0) + 1
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this is a paragraph that is moved about.
    <div
      id={`piece-${id}`}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys, and its buttons come with the focus.
      tabIndex={0}
      className="piece"
      aria-label={t('bring.piece', { number })}
      draggable
      onDragStart={({ dataTransfer }) => dataTransfer.setData(DRAGGED, id)}
      onFocus={() => setIsOpen(true)}
      onBlur={onBlur}
      onKeyDown={onKey}
    >
      <p className="letter-words" lang={language}>
        {plainText(piece.content)}
      </p>
      {isOpen ? <Tools id={id} placing={placing} mend={mend} act={act} /> : null}
      {isOpen && isCutting ? <Cuts id={id} placing={placing} mend={mend} language={language} /> : null}
    </div>
  )
}

type Act = 'up' | 'down' | 'join' | 'cut' | 'out'
type Acts = Readonly<Record<Act, () => void>>

const keys: Readonly<Record<string, Act>> = { j: 'join', c: 'cut', Delete: 'out' }

function keyed({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): Act | null {
  if (ctrlKey || metaKey) return null
  if (altKey) return key === 'ArrowUp' ? 'up' : key === 'ArrowDown' ? 'down' : null
  return keys[key.length === 1 ? key.toLowerCase() : key] ?? null
}

function Tools({ id, placing, mend, act }: Omit<Props, 'language'> & { readonly act: Acts }) {
  const { t } = useWords()
  const row = rowOfPiece(placing, id)
  const rows = placing.rows.map(({ unit }, at) => ({ value: String(unit.id), label: t('bring.unit', { number: at + 1 }) }))
  return (
    <div className="piece-tools">
      <Button size="small" aria-keyshortcuts="Alt+ArrowUp" onClick={act.up}>
        {t('bring.up')}
      </Button>
      <Button size="small" aria-keyshortcuts="Alt+ArrowDown" onClick={act.down}>
        {t('bring.down')}
      </Button>
      {row === undefined ? null : (
        <Button size="small" aria-keyshortcuts="J" onClick={act.join}>
          {t('bring.join')}
        </Button>
      )}
      <Button size="small" aria-keyshortcuts="C" onClick={act.cut}>
        {t('bring.cut')}
      </Button>
      {row === undefined ? null : (
        <Button size="small" aria-keyshortcuts="Delete" onClick={act.out}>
          {t('bring.out')}
        </Button>
      )}
      <Select
        label={t('bring.belongs')}
        value={row === undefined ? '' : String(row.unit.id)}
        options={[{ value: '', label: t('bring.nowhere') }, ...rows]}
        onChange={(chosen) => mend(place(placing, id, placing.rows.find(({ unit }) => unit.id === chosen)?.unit.id ?? null), id)}
      />
    </div>
  )
}

/** The sentences of a piece, each but the last with a cut behind it. */
function Cuts({ id, placing, mend, language }: Props) {
  const { t } = useWords()
  const piece = placing.pieces.get(id)
  if (piece === undefined) return null
  const cuts = cutsOf(piece, language)
  const words = plainText(piece.content)
  if (cuts.length === 0) return <p className="soft small">{t('bring.oneSentence')}</p>
  return (
    <ol className="piece-cuts">
      {cuts.map((offset) => (
        <li key={offset}>
          <Button size="small" onClick={() => mend(cut(placing, id, offset), `${id}.0`)}>
            {t('bring.cutBehind', { words: ending(words.slice(0, offset)) })}
          </Button>
        </li>
      ))}
    </ol>
  )
}

/** The last words before a cut. */
const ending = (words: string): string => `…${words.trim().slice(-30)}`
