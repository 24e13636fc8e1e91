import type { Editor } from '@tiptap/core'
import type { Translate } from '@undersigned/i18n'
import { type Inline, noteId, type PlaceholderField, plainText } from '@undersigned/letter'
import { useSyncExternalStore } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, SubmenuTrigger } from 'react-aria-components'
import { insertCrossReference, insertPlaceholder } from '../commands/insert.ts'
import { runFromMenu } from '../ui/editor.ts'
import { Icon } from '../ui/icons.tsx'
import { printedKeys } from '../ui/keys.ts'
import type { NoteNumbers } from '../view/note-numbers.ts'

interface InsertMenuProps {
  readonly editor: Editor
  readonly isDisabled: boolean
  readonly numbers: NoteNumbers
  readonly noteContent: (note: string) => readonly Inline[]
  readonly onNote: () => void
  readonly t: Translate
}

const FIELDS: readonly PlaceholderField[] = ['place', 'day', 'month', 'year', 'other']

/** A note, a reference to a note, or something left open, at the caret. */
export function InsertMenu({ editor, isDisabled, numbers, noteContent, onNote, t }: InsertMenuProps) {
  const notes = useSyncExternalStore(numbers.subscribe, numbers.order)
  return (
    <MenuTrigger>
      <Button className="u-tool u-insert" isDisabled={isDisabled}>
        <Icon name="insert" />
        <span>{t('editor.toolbar.insert')}</span>
      </Button>
      <Popover className="u-menu-pop" placement="bottom start">
        <Menu aria-label={t('editor.toolbar.insert')} className="u-menu">
          <MenuItem className="u-menu-item" onAction={onNote}>
            <span>{t('editor.toolbar.note')}</span>
            <kbd>{printedKeys('Mod-Alt-f')}</kbd>
          </MenuItem>
          <SubmenuTrigger>
            <MenuItem className="u-menu-item">{t('editor.toolbar.crossReference')}</MenuItem>
            <Popover className="u-menu-pop">
              <Menu
                aria-label={t('editor.note.choose')}
                className="u-menu"
                renderEmptyState={() => <p className="u-menu-empty">{t('editor.note.none')}</p>}
                onAction={(key) => runFromMenu(editor, insertCrossReference(noteId(String(key))))}
              >
                {notes.map((note, at) => {
                  const words = t('editor.note.preview', { number: at + 1, words: beginning(plainText(noteContent(note))) })
                  return (
                    <MenuItem key={note} id={note} className="u-menu-item" textValue={words}>
                      {words}
                    </MenuItem>
                  )
                })}
              </Menu>
            </Popover>
          </SubmenuTrigger>
          <SubmenuTrigger>
            <MenuItem className="u-menu-item">{t('editor.toolbar.placeholder')}</MenuItem>
            <Popover className="u-menu-pop">
              <Menu aria-label={t('editor.placeholder.field')} className="u-menu">
                {FIELDS.map((field) => (
                  <MenuItem key={field} className="u-menu-item" onAction={() => runFromMenu(editor, insertPlaceholder(field))}>
                    {t(`editor.placeholder.${field}`)}
                  </MenuItem>
                ))}
              </Menu>
            </Popover>
          </SubmenuTrigger>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

const beginning = (words: string): string => (words.length > 50 ? `${words.slice(0, 50).trimEnd()}…` : words)
