import { useState } from 'react'
import { useWords } from '../../../app/words.ts'
import { TextArea } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'

interface Props {
  readonly number: number
  readonly onClose: () => void
  readonly onReturn: (reason: string) => Promise<unknown>
}

/** A unit goes back to its translator with a reason: without one it would only be a no. */
export function ReturnDialog({ number, onClose, onReturn }: Props) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      open
      title={t('version.returnTitle', { number })}
      yes={t('version.return')}
      onClose={onClose}
      onSubmit={() => onReturn(reason)}
    >
      <TextArea
        label={t('version.returnReason')}
        required
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  )
}
