import type { RefObject } from 'react'
import { Header, Menu, MenuItem, MenuSection, Popover, SubmenuTrigger } from 'react-aria-components'
import type { MenuEntry, MenuPart } from './MenuButton.tsx'

export interface MenuPopProps {
  readonly label: string
  readonly parts: readonly MenuPart[]
  /** What is chosen now, in a menu of which one is. */
  readonly chosen?: string | null
  readonly placement?: 'bottom start' | 'top start'
  readonly triggerRef: RefObject<HTMLButtonElement | null>
  readonly onAction: (id: string) => void
  readonly onClose: () => void
}

/** The menu behind a menu button. It is loaded when the first one is opened. */
export function MenuPop({ label, parts, chosen, placement = 'bottom start', triggerRef, onAction, onClose }: MenuPopProps) {
  return (
    <Popover
      aria-label={label}
      triggerRef={triggerRef}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      placement={placement}
      className="u-menu-pop"
    >
      <Menu
        aria-label={label}
        autoFocus="first"
        className="u-menu"
        selectionMode={chosen === undefined ? 'none' : 'single'}
        selectedKeys={chosen === undefined || chosen === null ? [] : [chosen]}
        onAction={(id) => onAction(String(id))}
        onClose={onClose}
      >
        {parts.map(({ title, entries }) =>
          title === undefined ? (
            entries.map((entry) => drawn(entry, onAction))
          ) : (
            <MenuSection key={title}>
              <Header className="u-menu-header">{title}</Header>
              {entries.map((entry) => drawn(entry, onAction))}
            </MenuSection>
          ),
        )}
      </Menu>
    </Popover>
  )
}

function drawn({ id, name, keys, inner }: MenuEntry, onAction: (id: string) => void) {
  const item = (
    <MenuItem key={id} id={id} textValue={name} className="u-menu-item">
      <span>{name}</span>
      {keys !== undefined && <kbd>{keys}</kbd>}
    </MenuItem>
  )
  if (inner === undefined) return item
  return (
    <SubmenuTrigger key={id}>
      {item}
      <Popover aria-label={inner.label} className="u-menu-pop">
        <Menu
          aria-label={inner.label}
          className="u-menu"
          renderEmptyState={() => <p className="u-menu-empty">{inner.empty}</p>}
          onAction={(chosen) => onAction(String(chosen))}
        >
          {inner.entries.map((entry) => drawn(entry, onAction))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  )
}
