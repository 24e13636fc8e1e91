import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { Button, Form, Input, Label, TextField } from 'react-aria-components'
import { fillPlaceholder } from '../commands/insert.ts'
import { focusLater, runFromMenu } from '../ui/editor.ts'
import { LinkPop } from '../ui/LinkPop.tsx'
import { Pop } from '../ui/Pop.tsx'
import { type NoteEditing, NoteField } from './NoteList.tsx'
import type { Opened } from './opened.ts'

interface BesideProps {
  readonly editor: Editor
  readonly opened: Opened
  readonly notes: NoteEditing
  readonly onClose: () => void
}

/** What is open beside the text: a note to write, a place to fill in, a link to set. */
export function Beside({ editor, opened, notes, onClose }: BesideProps) {
  const { t, numbers } = notes
  const close = (): void => {
    onClose()
    focusLater(editor)
  }
  switch (opened.type) {
    case 'note':
      return (
        <Pop anchor={opened.anchor} label={t('editor.note.title', { number: numbers.numberOf(opened.note) ?? 0 })} onClose={close}>
          <p className="u-pop-title">{t('editor.note.title', { number: numbers.numberOf(opened.note) ?? 0 })}</p>
          <NoteField note={opened.note} notes={notes} autoFocus onDone={close} />
          <div className="u-actions">
            <Button className="u-button u-primary" onPress={close}>
              {t('editor.note.done')}
            </Button>
          </div>
        </Pop>
      )
    case 'placeholder':
      return (
        <Pop anchor={opened.anchor} label={t('editor.placeholder.title')} onClose={close}>
          <FillForm editor={editor} opened={opened} notes={notes} onClose={close} />
        </Pop>
      )
    case 'link':
      return <LinkPop editor={editor} anchor={opened.anchor} t={t} onClose={close} />
  }
}

interface FillFormProps extends BesideProps {
  readonly opened: Extract<Opened, { type: 'placeholder' }>
}

function FillForm({ editor, opened, notes: { t, editable }, onClose }: FillFormProps) {
  const [words, setWords] = useState(opened.text)
  return (
    <Form
      className="u-form"
      onSubmit={(event) => {
        event.preventDefault()
        onClose()
        runFromMenu(editor, fillPlaceholder(opened.pos, words.trim()))
      }}
    >
      <p className="u-pop-title">{t('editor.placeholder.label', { field: t(`editor.placeholder.${opened.field}`) })}</p>
      <TextField value={words} onChange={setWords} autoFocus isReadOnly={!editable}>
        <Label>{t('editor.placeholder.words')}</Label>
        <Input className="u-input" onFocus={({ currentTarget }) => currentTarget.select()} />
      </TextField>
      {editable && (
        <div className="u-actions">
          <Button type="submit" className="u-button u-primary" isDisabled={words.trim() === ''}>
            {t('editor.placeholder.fill')}
          </Button>
        </div>
      )}
    </Form>
  )
}
