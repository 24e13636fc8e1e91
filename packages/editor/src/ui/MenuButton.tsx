import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { keepFocus } from './Tool.tsx'

export interface MenuEntry {
  readonly id: string
  readonly name: string
  readonly keys?: string
  readonly inner?: { readonly label: string; readonly entries: readonly MenuEntry[]; readonly empty: string }
}

export interface MenuPart {
  readonly title?: string
  readonly entries: readonly MenuEntry[]
}

interface MenuButtonProps {
  /** What the menu is called. */
  readonly label: string
  /** What the button is called, where its words do not say it. */
  readonly name?: string
  readonly parts: () => readonly MenuPart[]
  readonly chosen?: string | null
  readonly placement?: 'bottom start' | 'top start'
  readonly isDisabled?: boolean
  readonly className: string
  readonly onAction: (id: string) => void
  readonly children: ReactNode
}

const loadMenu = () => import('./MenuPop.tsx')
const MenuPop = lazy(async () => ({ default: (await loadMenu()).MenuPop }))

/** Fetches what opens beside the text before it is needed: called when somebody begins to write. */
export const prepareMenus = (): Promise<unknown> => loadMenu()

/** A button that opens a menu. */
export function MenuButton({ label, name, parts, chosen, placement, isDisabled = false, className, onAction, children }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        ref={button}
        className={className}
        disabled={isDisabled}
        {...(name === undefined ? {} : { 'aria-label': name })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onMouseDown={keepFocus}
        onClick={() => setOpen(true)}
        onPointerEnter={() => void loadMenu()}
      >
        {children}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <MenuPop
            label={label}
            parts={parts()}
            triggerRef={button}
            onAction={onAction}
            onClose={() => setOpen(false)}
            {...(chosen === undefined ? {} : { chosen })}
            {...(placement === undefined ? {} : { placement })}
          />
        </Suspense>
      )}
    </>
  )
}
