import { endonymOf, type Language } from '@undersigned/letter'
import { useState } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { refresh } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices, Select, TextArea } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Section } from '../../../ui/notice.tsx'
import { languageOptions } from '../../letters/create-form.tsx'
import type { LetterProps } from '../use-letter.ts'
import { type Copy, CopyDownloads, copiesKey, useCopies } from './copy-downloads.tsx'
import type { EditableProps } from './recipients-page.tsx'
import { nameOf, type RecipientRow, useRecipients } from './recipients-table.tsx'

/** One copy per recipient or group of them, each with its language and its salutation. */
export function Copies({ letter, mayEdit }: EditableProps) {
  const { t } = useWords()
  const key = copiesKey(letter)
  const copies = useCopies(letter)
  const recipients = useRecipients(letter)
  const action = useAction()
  const [editing, setEditing] = useState<Copy | 'new' | null>(null)
  const rows = recipients.state === 'ready' ? recipients.value.recipients : []
  const remove = (copy: string) =>
    action.run(async () => {
      await ask('copyRemove', { params: { letter: letter.id, copy } })
      await refresh(key)
    })
  return (
    <Section
      title={t('recipients.copies')}
      actions={
        mayEdit && rows.length > 0 ? (
          <Button size="small" onClick={() => setEditing('new')}>
            {t('recipients.addCopy')}
          </Button>
        ) : null
      }
    >
      <ProblemNotice problem={action.problem} />
      <Loaded of={copies} again={key}>
        {({ copies: list }) =>
          list.length === 0 ? (
            <p className="soft">{t('recipients.noCopies')}</p>
          ) : (
            <ul className="lines">
              {list.map((copy) => (
                <CopyLine
                  key={copy.id}
                  letter={letter}
                  copy={copy}
                  rows={rows}
                  mayEdit={mayEdit}
                  onEdit={() => setEditing(copy)}
                  onRemove={() => void remove(copy.id)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {editing ? (
        <CopyDialog letter={letter} rows={rows} copy={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
    </Section>
  )
}

interface CopyLineProps extends LetterProps {
  readonly copy: Copy
  readonly rows: readonly RecipientRow[]
  readonly mayEdit: boolean
  readonly onEdit: () => void
  readonly onRemove: () => void
}

function CopyLine({ letter, copy, rows, mayEdit, onEdit, onRemove }: CopyLineProps) {
  const { t, formats } = useWords()
  const names = formats.list(rows.filter(({ id }) => copy.recipients.includes(id)).map(nameOf)) || t('recipients.nobody')
  return (
    <li>
      <span>
        <strong className="letter-words">{names}</strong>
        <br />
        <span className="soft letter-words" lang={copy.language}>
          {copy.salutation.join(' / ')}
        </span>
      </span>
      <span className="chip" lang={copy.language}>
        {endonymOf(copy.language)}
      </span>
      {mayEdit ? (
        <span className="row">
          <Button look="quiet" aria-label={t('recipients.editCopy', { names })} onClick={onEdit}>
            {t('app.edit')}
          </Button>
          <Button look="quiet danger" aria-label={t('recipients.removeCopy', { names })} onClick={onRemove}>
            {t('app.remove')}
          </Button>
        </span>
      ) : null}
      <CopyDownloads letter={letter} copy={copy} names={names} />
    </li>
  )
}

interface CopyDialogProps extends LetterProps {
  readonly rows: readonly RecipientRow[]
  readonly copy: Copy | null
  readonly onClose: () => void
}

function CopyDialog({ letter, rows, copy, onClose }: CopyDialogProps) {
  const { t } = useWords()
  const [recipients, setRecipients] = useState<readonly string[]>(copy?.recipients ?? [])
  const [language, setLanguage] = useState<Language>(copy?.language ?? letter.language)
  const [salutation, setSalutation] = useState(copy?.salutation.join('\n') ?? '')
  const save = async () => {
    const lines = salutation
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    const body = { recipients: [...recipients], language, salutation: lines }
    if (copy === null) await ask('copyAdd', { params: { letter: letter.id }, body })
    else await ask('copyChange', { params: { letter: letter.id, copy: copy.id }, body })
    await refresh(copiesKey(letter))
  }
  return (
    <FormDialog
      open
      title={copy ? t('recipients.changeCopy') : t('recipients.addCopy')}
      yes={t('app.save')}
      onClose={onClose}
      onSubmit={save}
    >
      <Choices
        legend={t('recipients.to')}
        chosen={recipients}
        options={rows.map((row) => ({ value: row.id, label: nameOf(row) }))}
        onChange={setRecipients}
      />
      <Select label={t('recipients.language')} value={language} options={languageOptions} onChange={setLanguage} />
      <TextArea
        label={t('recipients.salutation')}
        lang={language}
        required
        rows={3}
        value={salutation}
        onChange={(event) => setSalutation(event.target.value)}
      />
    </FormDialog>
  )
}
