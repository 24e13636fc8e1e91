import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import type { Translate } from '@undersigned/i18n'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button, Checkbox, Input, Label, TextField } from 'react-aria-components'
import { Icon } from '../ui/icons.tsx'
import { findingOf, goToFound, lookFor, replaceAll, replaceCurrent } from './plugin.ts'

interface FindBarProps {
  readonly editor: Editor
  readonly editable: boolean
  /** Rises each time the search is asked for, so that its field takes the focus again. */
  readonly asked: number
  readonly t: Translate
  readonly onClose: () => void
}

/** Find and replace, above the text: Enter goes on, Shift+Enter back, Escape closes and leaves the caret at what was found. */
export function FindBar({ editor, editable, asked, t, onClose }: FindBarProps) {
  const input = useRef<HTMLInputElement>(null)
  const [wanted, setWanted] = useState(() => selectedWords(editor))
  const [words, setWords] = useState('')
  const [options, setOptions] = useState({ matchCase: false, wholeWords: false })
  const [replaced, setReplaced] = useState<number | null>(null)
  const { count, current } = useEditorState({
    editor,
    selector: ({ editor: { state } }) => ({ count: findingOf(state).found.length, current: findingOf(state).current }),
  })
  useEffect(() => {
    if (asked > 0) input.current?.select()
  }, [asked])
  useEffect(() => {
    dispatch(editor, lookFor({ wanted, ...options }))
  }, [editor, wanted, options])
  useEffect(
    () => () => {
      if (!editor.isDestroyed) dispatch(editor, lookFor({ wanted: '', matchCase: false, wholeWords: false }))
    },
    [editor],
  )
  const close = (): void => {
    onClose()
    editor.view.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) go(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  const go = (step: 1 | -1): void => {
    setReplaced(null)
    dispatch(editor, goToFound(step))
    showCurrent(editor)
  }
  const everywhere = (): void => {
    setReplaced(count)
    dispatch(editor, replaceAll(words))
    input.current?.focus()
  }
  const said = replaced !== null ? t('editor.find.replaced', { count: replaced }) : wanted === '' ? '' : tally(t, { count, current })
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to every reader yet
    <div role="search" aria-label={t('editor.find.title')} className="u-find" onKeyDown={onKeyDown}>
      <TextField value={wanted} onChange={(value) => change(value, setWanted, setReplaced)} autoFocus className="u-find-field">
        <Label>{t('editor.find.find')}</Label>
        <Input ref={input} className="u-input" />
      </TextField>
      <div className="u-find-steps">
        <p className="u-find-tally" role="status">
          {said}
        </p>
        <Button className="u-button" aria-label={t('editor.find.previous')} isDisabled={count === 0} onPress={() => go(-1)}>
          <Icon name="up" />
        </Button>
        <Button className="u-button" aria-label={t('editor.find.next')} isDisabled={count === 0} onPress={() => go(1)}>
          <Icon name="down" />
        </Button>
      </div>
      {editable && (
        <>
          <TextField value={words} onChange={setWords} className="u-find-field">
            <Label>{t('editor.find.replace')}</Label>
            <Input className="u-input" />
          </TextField>
          <Button className="u-button" isDisabled={count === 0} onPress={() => dispatch(editor, replaceCurrent(words))}>
            {t('editor.find.replaceOne')}
          </Button>
          <Button className="u-button" isDisabled={count === 0} onPress={everywhere}>
            {t('editor.find.replaceAll')}
          </Button>
        </>
      )}
      <Choice isOn={options.matchCase} label={t('editor.find.matchCase')} onChange={(matchCase) => setOptions({ ...options, matchCase })} />
      <Choice
        isOn={options.wholeWords}
        label={t('editor.find.wholeWords')}
        onChange={(wholeWords) => setOptions({ ...options, wholeWords })}
      />
      <Button className="u-button u-find-close" aria-label={t('editor.find.close')} onPress={close}>
        <Icon name="close" />
      </Button>
    </div>
  )
}

function Choice({ isOn, label, onChange }: { readonly isOn: boolean; readonly label: string; readonly onChange: (isOn: boolean) => void }) {
  return (
    <Checkbox isSelected={isOn} onChange={onChange} className="u-choice">
      <span className="u-box" aria-hidden="true" />
      {label}
    </Checkbox>
  )
}

function change(value: string, setWanted: (value: string) => void, setReplaced: (count: null) => void): void {
  setReplaced(null)
  setWanted(value)
}

const tally = (t: Translate, { count, current }: { readonly count: number; readonly current: number }): string =>
  count === 0 ? t('editor.find.none') : t('editor.find.at', { current: current + 1, count })

function dispatch(editor: Editor, command: ReturnType<typeof lookFor>): void {
  command(editor.state, editor.view.dispatch, editor.view)
}

function selectedWords({ state: { doc, selection } }: Editor): string {
  const words = selection.$from.sameParent(selection.$to) ? doc.textBetween(selection.from, selection.to) : ''
  return words.length <= 80 ? words : ''
}

/** The caret is in the search field, so the browser would not scroll the text by itself. */
function showCurrent(editor: Editor): void {
  editor.view.dom.querySelector('.u-found-current')?.scrollIntoView({ block: 'center' })
}
