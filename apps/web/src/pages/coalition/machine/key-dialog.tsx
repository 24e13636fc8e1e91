import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { useWords } from '../../../app/words.ts'
import { TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import type { Offered } from './machine-section.tsx'

interface Props {
  readonly open: boolean
  readonly offered: Offered
  readonly coalition: string
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}

/** A key goes in and is never shown again. */
export function KeyDialog({ open, offered, coalition, onClose, onDone }: Props) {
  const { t } = useWords()
  const [account, setAccount] = useState('')
  const [key, setKey] = useState('')
  const { service } = offered
  const put = async () => {
    await ask('machineServicePut', { params: { coalition, service }, body: { account, key } })
    setKey('')
    await onDone()
  }
  return (
    <FormDialog open={open} title={t(`machine.service.${service}`)} yes={t('machine.keep')} onClose={onClose} onSubmit={put}>
      <p>{t(`machine.about.${service}`)}</p>
      {offered.account ? (
        <TextField
          label={t('machine.account')}
          required
          autoComplete="off"
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
      ) : null}
      <TextField
        label={t('machine.key')}
        hint={t(service === 'libretranslate' ? 'machine.keyOptional' : 'machine.keyHint')}
        type="password"
        autoComplete="off"
        required={service !== 'libretranslate'}
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
    </FormDialog>
  )
}
