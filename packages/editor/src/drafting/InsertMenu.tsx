import type { Editor } from '@tiptap/core'
import type { Translate } from '@undersigned/i18n'
import { type Inline, type PlaceholderField, plainText } from '@undersigned/letter'
import { insertCrossReference, insertPlaceholder } from '../commands/insert.ts'
import { runFromMenu } from '../ui/editor.ts'
import { Icon } from '../ui/icons.tsx'
import { printedKeys } from '../ui/keys.ts'
import { MenuButton, type MenuPart } from '../ui/MenuButton.tsx'
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
  const parts = (): readonly MenuPart[] => [
    {
      entries: [
        { id: 'note', name: t('editor.toolbar.note'), keys: printedKeys('Mod-Alt-f') },
        {
          id: 'references',
          name: t('editor.toolbar.crossReference'),
          inner: {
            label: t('editor.note.choose'),
            empty: t('editor.note.none'),
            entries: numbers.order().map((note, at) => ({
              id: note,
              name: t('editor.note.preview', { number: at + 1, words: beginning(plainText(noteContent(note))) }),
            })),
          },
        },
        {
          id: 'fields',
          name: t('editor.toolbar.placeholder'),
          inner: {
            label: t('editor.placeholder.field'),
            empty: '',
            entries: FIELDS.map((field) => ({ id: `field:${field}`, name: t(`editor.placeholder.${field}`) })),
          },
        },
      ],
    },
  ]
  const onAction = (id: string): void => {
    const field = FIELDS.find((each) => id === `field:${each}`)
    const note = numbers.order().find((each) => each === id)
    if (id === 'note') onNote()
    else if (field !== undefined) runFromMenu(editor, insertPlaceholder(field))
    else if (note !== undefined) runFromMenu(editor, insertCrossReference(note))
  }
  return (
    <MenuButton label={t('editor.toolbar.insert')} className="u-tool u-insert" isDisabled={isDisabled} parts={parts} onAction={onAction}>
      <Icon name="insert" />
      <span>{t('editor.toolbar.insert')}</span>
    </MenuButton>
  )
}

const beginning = (words: string): string => (words.length > 50 ? `${words.slice(0, 50).trimEnd()}…` : words)
