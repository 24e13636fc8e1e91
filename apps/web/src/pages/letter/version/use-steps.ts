import type { Row } from '@undersigned/translation'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { announce } from '../../../app/live.tsx'
import { useWords } from '../../../app/words.ts'
import { goToUnit } from './focus.ts'
import { type Hand, nextNeed } from './needs.ts'

interface Steps {
  readonly rows: RefObject<readonly Row[]>
  readonly step: (by: 1 | -1) => void
  readonly stand: (row: Row) => void
}

/** Where the reader stands, and the way to what waits for them: by button, and by Alt+J and Alt+K wherever the caret is. */
export function useSteps(rows: readonly Row[], hand: Hand, onStand: (row: Row) => void): Steps {
  const { t } = useWords()
  const latest = useRef(rows)
  latest.current = rows
  const at = useRef(-1)
  const stand = useCallback(
    (row: Row) => {
      at.current = latest.current.findIndex(({ unit }) => unit.id === row.unit.id)
      onStand(row)
    },
    [onStand],
  )
  const step = useCallback(
    (by: 1 | -1) => {
      const next = nextNeed(latest.current, at.current, by, hand)
      const row = next === null ? undefined : latest.current[next]
      if (row === undefined) return announce(t('version.nothing'))
      stand(row)
      goToUnit(row.unit.id)
    },
    [hand, stand, t],
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const by = event.code === 'KeyJ' ? 1 : event.code === 'KeyK' ? -1 : null
      if (by === null || !event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      step(by)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [step])
  return { rows: latest, step, stand }
}
