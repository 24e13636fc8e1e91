import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import type { Translate } from '@undersigned/i18n'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { placeSlot } from '../commands/insert.ts'
import { type KindKey, PART_KINDS, shapeOfKey, WRITING_KINDS } from '../commands/kinds.ts'
import { setShape } from '../commands/shape.ts'
import { runFromMenu } from '../ui/editor.ts'
import { Icon } from '../ui/icons.tsx'
import { printedKeys } from '../ui/keys.ts'

interface KindMenuProps {
  readonly editor: Editor
  readonly kind: KindKey | null
  readonly isDisabled: boolean
  readonly t: Translate
}

/** Says what the selected paragraphs are, and changes it in one action (rule L41). */
export function KindMenu({ editor, kind, isDisabled, t }: KindMenuProps) {
  const name = kind === null ? t('editor.kind.mixed') : t(`editor.kind.${kind}`)
  const item = (key: KindKey) => (
    <MenuItem key={key} id={key} textValue={t(`editor.kind.${key}`)} className="u-menu-item">
      <span>{t(`editor.kind.${key}`)}</span>
      {SHORTCUTS[key] !== undefined && <kbd>{printedKeys(SHORTCUTS[key])}</kbd>}
    </MenuItem>
  )
  return (
    <MenuTrigger>
      <Button className="u-tool u-kind" isDisabled={isDisabled} aria-label={`${t('editor.kind.label')}: ${name}`}>
        <span className="u-kind-name">{name}</span>
        <Icon name="chevron" />
      </Button>
      <Popover className="u-menu-pop" placement="bottom start">
        <Menu
          aria-label={t('editor.kind.label')}
          className="u-menu"
          selectionMode="single"
          selectedKeys={kind === null ? [] : [kind]}
          onAction={(key) => {
            const chosen = ALL_KINDS.find((each) => each === key)
            if (chosen !== undefined) runFromMenu(editor, commandFor(chosen))
          }}
        >
          <MenuSection>
            <Header className="u-menu-header">{t('editor.kind.writing')}</Header>
            {WRITING_KINDS.map(item)}
          </MenuSection>
          <MenuSection>
            <Header className="u-menu-header">{t('editor.kind.parts')}</Header>
            {PART_KINDS.map(item)}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
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
