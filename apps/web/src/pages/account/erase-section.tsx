import { useState } from 'react'
import { ask } from '../../app/api.ts'
import { answersAreOf } from '../../app/kept-answers.ts'
import type { Account } from '../../app/session.ts'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Section } from '../../ui/notice.tsx'
import { Question } from '../../ui/question.tsx'

/** What is kept of the account, to take along or to erase (rule G127). */
export function OwnData({ account }: { readonly account: Account }) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  return (
    <Section title={t('account.data')}>
      <p className="soft">{t('account.dataLede')}</p>
      <div className="row">
        <a className="button" href="/api/me/export" download="my-data.json">
          {t('account.download')}
        </a>
        <Button look="danger" onClick={() => setAsking(true)}>
          {t('account.erase')}
        </Button>
      </div>
      {asking ? <Erase account={account} onClose={() => setAsking(false)} /> : null}
    </Section>
  )
}

function Erase({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { t } = useWords()
  const [email, setEmail] = useState('')
  const [signatures, setSignatures] = useState(true)
  const erase = async () => {
    await ask('meErase', { body: { email, signatures } })
    answersAreOf(null)
    const { forgetDevice } = await import('../../app/device.ts')
    await forgetDevice(account.id)
    location.assign('/app/sign-in')
  }
  return (
    <Question
      open
      danger
      title={t('account.eraseQuestion')}
      text={t('account.eraseText')}
      yes={t('account.erase')}
      onNo={onClose}
      onYes={erase}
    >
      <label className="check">
        <input type="checkbox" checked={signatures} onChange={(event) => setSignatures(event.target.checked)} />
        <span>{t('account.eraseSignatures')}</span>
      </label>
      <TextField
        label={t('account.eraseEmail', { email: account.email })}
        type="email"
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
    </Question>
  )
}
