import type { Editor } from '@tiptap/core'
import type { Node as PmNode } from '@tiptap/pm/model'
import { placeholderField } from '@undersigned/collab'
import type { Translate } from '@undersigned/i18n'
import { countWords } from '@undersigned/translation'
import { useEffect, useState } from 'react'
import { selectAtom } from '../commands/insert.ts'
import { runFromMenu } from '../ui/editor.ts'
import { MenuButton } from '../ui/MenuButton.tsx'
import { openPlaces } from '../view/outline.ts'

interface FootProps {
  readonly editor: Editor
  readonly t: Translate
}

/** How long the letter is and what is still open in it; counted when typing pauses, never between a key and its paint. */
export function Foot({ editor, t }: FootProps) {
  const { doc, selected } = useSettled(editor)
  const words = countIn(doc)
  const open = openPlaces(doc)
  return (
    <div className="u-foot">
      <span className="u-words-count">
        {selected === '' ? t('editor.words.count', { count: words }) : t('editor.words.selected', { count: countWords(selected) })}
      </span>
      {open.length > 0 && (
        <MenuButton
          label={t('editor.placeholder.list')}
          className="u-open-places"
          placement="top start"
          parts={() => [{ entries: open.map(({ pos, field, text }) => ({ id: String(pos), name: nameOf(field, text, t) })) }]}
          onAction={(pos) => runFromMenu(editor, selectAtom(Number(pos)))}
        >
          {t('editor.placeholder.count', { count: open.length })}
        </MenuButton>
      )}
    </div>
  )
}

function nameOf(field: string, text: string, t: Translate): string {
  const name = t(`editor.placeholder.${placeholderField(field)}`)
  return text === '' ? t('editor.placeholder.unnamed', { field: name }) : `${name}: ${text}`
}

/** The text as it was when the browser last had time. */
function useSettled(editor: Editor): { readonly doc: PmNode; readonly selected: string } {
  const [settled, setSettled] = useState(() => ({ doc: editor.state.doc, selected: '' }))
  useEffect(() => {
    let waiting: number | null = null
    const read = (): void => {
      waiting = null
      const { doc, selection } = editor.state
      setSettled({ doc, selected: doc.textBetween(selection.from, selection.to, '\n', ' ') })
    }
    const wait = (): void => {
      waiting ??= whenIdle(read)
    }
    wait()
    editor.on('transaction', wait)
    return () => {
      editor.off('transaction', wait)
      if (waiting !== null) cancel(waiting)
    }
  }, [editor])
  return settled
}

const hasIdle = (): boolean => typeof requestIdleCallback === 'function'
const whenIdle = (act: () => void): number => (hasIdle() ? requestIdleCallback(act, { timeout: 1_000 }) : requestAnimationFrame(act))
const cancel = (waiting: number): void => (hasIdle() ? cancelIdleCallback(waiting) : cancelAnimationFrame(waiting))

const counted = new WeakMap<PmNode, number>()

/** Each paragraph is counted once; a node never changes. */
function countIn(doc: PmNode): number {
  let total = 0
  doc.forEach((paragraph) => {
    const known = counted.get(paragraph) ?? countWords(paragraph.textBetween(0, paragraph.content.size, ' ', ' '))
    counted.set(paragraph, known)
    total += known
  })
  return total
}
