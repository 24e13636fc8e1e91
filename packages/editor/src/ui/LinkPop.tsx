import type { Editor } from '@tiptap/core'
import type { Translate } from '@undersigned/i18n'
import { linkAt, removeLink, setLink } from '../commands/link.ts'
import { runFromMenu } from './editor.ts'
import { LinkForm } from './LinkForm.tsx'
import { type Anchor, Pop } from './Pop.tsx'

interface LinkPopProps {
  readonly editor: Editor
  readonly anchor: Anchor
  readonly t: Translate
  readonly onClose: () => void
}

/** Sets, changes or takes away the link at the caret. */
export function LinkPop({ editor, anchor, t, onClose }: LinkPopProps) {
  const link = linkAt(editor.state)
  const finish = (command: typeof removeLink): void => {
    onClose()
    runFromMenu(editor, command)
  }
  return (
    <Pop anchor={anchor} label={t('editor.link.title')} onClose={onClose}>
      <LinkForm
        href={link?.href ?? ''}
        t={t}
        onSet={(href) => finish(setLink(href))}
        onRemove={link === null ? null : () => finish(removeLink)}
      />
    </Pop>
  )
}
