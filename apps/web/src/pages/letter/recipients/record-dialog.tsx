import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { refresh } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { TextArea, TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import type { LetterProps } from '../use-letter.ts'
import { type RecipientRecord, recordsKey } from './records.ts'

interface Props extends LetterProps {
  readonly record: RecipientRecord
  readonly name: string
  /** The addresses are sealed with the letter. */
  readonly isFixed: boolean
  readonly onClose: () => void
}

/** Where a recipient is reached, and where that is known from (rules G86 to G88). */
export function RecordDialog({ letter, record, name, isFixed, onClose }: Props) {
  const { t } = useWords()
  const [email, setEmail] = useState(record.email)
  const [address, setAddress] = useState(record.address)
  const [source, setSource] = useState(record.source)
  const save = async () => {
    const body = isFixed ? { source } : { email, address, source }
    await ask('recordChange', { params: { letter: letter.id, recipient: record.recipient }, body })
    await refresh(recordsKey(letter))
  }
  return (
    <FormDialog open title={t('approval.record.editTitle', { name })} yes={t('app.save')} onClose={onClose} onSubmit={save}>
      <p className="soft small">{t(isFixed ? 'approval.record.fixed' : 'approval.record.editVoids')}</p>
      <TextField
        label={t('approval.record.sourceLabel')}
        hint={t('approval.record.sourceHint')}
        maxLength={300}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      <TextField
        label={t('approval.record.email')}
        type="email"
        readOnly={isFixed}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextArea
        label={t('approval.record.address')}
        rows={4}
        maxLength={600}
        readOnly={isFixed}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
    </FormDialog>
  )
}
