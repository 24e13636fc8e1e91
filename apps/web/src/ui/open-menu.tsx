import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { MenuProps } from './menu.tsx'

/** The menu itself, loaded when somebody first wants one. */
export function OpenMenu({ label, children, entries }: MenuProps) {
  return (
    <MenuTrigger defaultOpen>
      <Button className="button quiet" aria-label={label}>
        {children}
      </Button>
      <Popover className="menu-popover" placement="bottom end">
        <Menu
          autoFocus="first"
          className="menu"
          aria-label={label}
          onAction={(key) => entries.find((entry) => entry.id === key)?.onChoose()}
        >
          {entries.map((entry) => (
            <MenuItem key={entry.id} id={entry.id} className="menu-item" textValue={entry.label}>
              <span lang={entry.lang}>{entry.label}</span>
              {entry.chosen ? <span aria-hidden="true">✓</span> : null}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
