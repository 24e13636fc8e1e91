import { lazy, type ReactNode, Suspense, useState } from 'react'

const OpenMenu = lazy(() => import('./open-menu.tsx').then(({ OpenMenu: menu }) => ({ default: menu })))

interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly lang?: string
  readonly chosen?: boolean
  readonly onChoose: () => void
}

export interface MenuProps {
  readonly label: string
  readonly children: ReactNode
  readonly entries: readonly MenuEntry[]
}

/** A button that opens a menu of actions. The menu's code comes with the first wish for one: pages stay light. */
export function Menu(props: MenuProps) {
  const [wanted, setWanted] = useState(false)
  const button = (
    <button
      type="button"
      className="button quiet"
      aria-label={props.label}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setWanted(true)}
    >
      {props.children}
    </button>
  )
  if (!wanted) return button
  return (
    <Suspense fallback={button}>
      <OpenMenu {...props} />
    </Suspense>
  )
}
