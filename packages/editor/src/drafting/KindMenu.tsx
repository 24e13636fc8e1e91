import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import type { Translate } from '@undersigned/i18n'
import { placeSlot } from '../commands/insert.ts'
import { type KindKey, PART_KINDS, shapeOfKey, WRITING_KINDS } from '../commands/kinds.ts'
import { setShape } from '../commands/shape.ts'
import { runFromMenu } from '../ui/editor.ts'
import { Icon } from '../ui/icons.tsx'
import { printedKeys } from '../ui/keys.ts'
import { MenuButton, type MenuEntry } from '../ui/MenuButton.tsx'

interface KindMenuProps {
  readonly editor: Editor
  readonly kind: KindKey | null
  readonly isDisabled: boolean
  readonly t: Translate
}

/** Says what the selected paragraphs are, and changes it in one action (rule L41). */
export function KindMenu({ editor, kind, isDisabled, t }: KindMenuProps) {
  const name = kind === null ? t('editor.kind.mixed') : t(`editor.kind.${kind}`)
  const entry = (key: KindKey): MenuEntry => {
    const shortcut = SHORTCUTS[key]
    return { id: key, name: t(`editor.kind.${key}`), ...(shortcut === undefined ? {} : { keys: printedKeys(shortcut) }) }
  }
  return (
    <MenuButton
      label={t('editor.kind.label')}
      name={`${t('editor.kind.label')}: ${name}`}
      className="u-tool u-kind"
      isDisabled={isDisabled}
      chosen={kind}
      parts={() => [
        { title: t('editor.kind.writing'), entries: WRITING_KINDS.map(entry) },
        { title: t('editor.kind.parts'), entries: PART_KINDS.map(entry) },
      ]}
      onAction={(id) => {
        const chosen = ALL_KINDS.find((each) => each === id)
        if (chosen !== undefined) runFromMenu(editor, commandFor(chosen))
      }}
    >
      <span className="u-kind-name">{name}</span>
      <Icon name="chevron" />
    </MenuButton>
  )
}

const ALL_KINDS: readonly KindKey[] = [...WRITING_KINDS, ...PART_KINDS]

const SHORTCUTS: Readonly<Partial<Record<KindKey, string>>> = {
  body: 'Mod-Alt-0',
  'heading-1': 'Mod-Alt-1',
  'heading-2': 'Mod-Alt-2',
  'heading-3': 'Mod-Alt-3',
  'list-numbered': 'Mod-Shift-7',
  'list-bulleted': 'Mod-Shift-8',
  quotation: 'Mod-Shift-9',
}

function commandFor(key: KindKey): Command {
  return key === 'recipients' || key === 'signatories' ? placeSlot(key) : setShape(shapeOfKey(key))
}
