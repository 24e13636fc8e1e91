import type { Inline } from '@undersigned/letter'
import type { Origin, Row } from '@undersigned/translation'
import { createContext, lazy, type RefObject, Suspense, useContext, useEffect, useSyncExternalStore } from 'react'
import type { Letter } from '../../use-letter.ts'
import type { UnitSetting } from '../unit-row.tsx'
import { take } from './take.ts'

const UnitHelp = lazy(() => import('./unit-help.tsx').then(({ UnitHelp: help }) => ({ default: help })))

/** The letter that is helped with, and who writes; null where there is no help. */
export const HelpContext = createContext<{ readonly letter: Letter; readonly by: string } | null>(null)

interface Props {
  readonly row: Row
  readonly setting: UnitSetting
  readonly editable: boolean
  /** The row on the page. */
  readonly line: RefObject<HTMLElement | null>
}

let active: string | null = null
const watchers = new Set<() => void>()
const activate = (unit: string): void => {
  if (active === unit) return
  active = unit
  for (const watcher of watchers) watcher()
}
const subscribe = (watcher: () => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Help stands by the unit in which the caret last was; its code comes with the first caret. */
export function HelpHere({ row, setting, editable, line }: Props) {
  const help = useContext(HelpContext)
  const { id } = row.unit
  const isActive = useSyncExternalStore(subscribe, () => active === id)
  useEffect(() => {
    const target = line.current?.querySelector('.unit-target')
    const onFocus = () => activate(id)
    target?.addEventListener('focusin', onFocus)
    if (target?.contains(document.activeElement)) onFocus()
    return () => target?.removeEventListener('focusin', onFocus)
  }, [line, id])
  if (help === null || !isActive || !editable) return null
  const accept = (content: readonly Inline[], origin: Origin) => take(setting.doc, id, { content, origin, by: help.by, at: Date.now() })
  return (
    <Suspense>
      <UnitHelp letter={help.letter} language={setting.language} row={row} doc={setting.doc} editable={editable} onAccept={accept} />
    </Suspense>
  )
}
