import { useEffect, useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { MenuProps } from './menu.tsx'

/** The menu itself, loaded when somebody first wants one. Its button takes the focus before it opens, to have it back when it closes. */
export function OpenMenu({ label, children, entries }: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => setOpen(true), [])
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button autoFocus className="button quiet" aria-label={label}>
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
