import type { CheckName } from '@undersigned/translation'
import { useState } from 'react'
import { useWords } from '../../../app/words.ts'
import { TextArea } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import type { Asking } from './use-unit-actions.ts'

interface Props {
  readonly asking: Asking
  readonly number: number
  readonly onClose: () => void
  readonly onAnswer: (words: string) => Promise<unknown>
}

/** What is asked before something is done with a unit. */
export function UnitDialog({ asking, number, onClose, onAnswer }: Props) {
  switch (asking.kind) {
    case 'return':
      return <ReturnDialog number={number} onClose={onClose} onReturn={onAnswer} />
    case 'declare':
      return <DeclareDialog number={number} onClose={onClose} onDeclare={onAnswer} />
    case 'dismiss':
      return <DismissDialog check={asking.check} number={number} onClose={onClose} onDismiss={onAnswer} />
  }
}

interface DismissProps {
  readonly check: CheckName
  readonly number: number
  readonly onClose: () => void
  readonly onDismiss: (reason: string) => Promise<unknown>
}

/** A finding that is right as it is says why, for whoever reviews. */
function DismissDialog({ check, number, onClose, onDismiss }: DismissProps) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      open
      title={t('version.dismissTitle', { check: t(`checks.name.${check}`), number })}
      yes={t('version.dismiss')}
      onClose={onClose}
      onSubmit={() => onDismiss(reason)}
    >
      <TextArea
        label={t('version.dismissReason')}
        required
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  )
}

interface DeclareProps {
  readonly number: number
  readonly onClose: () => void
  readonly onDeclare: (note: string) => Promise<unknown>
}

/** An edit of the original is said to ask nothing of any translator. */
function DeclareDialog({ number, onClose, onDeclare }: DeclareProps) {
  const { t } = useWords()
  const [note, setNote] = useState('')
  return (
    <FormDialog
      open
      title={t('version.noEffectTitle', { number })}
      yes={t('version.noEffectDo')}
      onClose={onClose}
      onSubmit={() => onDeclare(note)}
    >
      <p>{t('version.noEffectText')}</p>
      <TextArea label={t('version.noEffectNote')} maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
    </FormDialog>
  )
}
