import { useState } from 'react'
import { ProblemNotice, useAction } from '../../app/action.tsx'
import { ask } from '../../app/api.ts'
import { announce } from '../../app/live.tsx'
import { Page } from '../../app/page.tsx'
import { entered, nextAddress, useInstallation } from '../../app/session.ts'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { DemoEntrance } from './demo-entrance.tsx'
import { PasskeyEntrance } from './passkey-entrance.tsx'

export function SignInPage() {
  const { t } = useWords()
  const installation = useInstallation()
  const [email, setEmail] = useState<string | null>(null)
  const known = installation.state === 'ready' ? installation.value : null
  return (
    <Page title={t('signIn.title')} width="narrow">
      <p className="claim">{t('signIn.claim')}</p>
      {known?.demo ? <DemoEntrance mailbox={known.mailbox} /> : null}
      <section className="sheet stack" aria-labelledby="sign-in-title">
        <div className="stack tight">
          <h1 id="sign-in-title">{email === null ? t('signIn.title') : t('signIn.sentTitle')}</h1>
          <p className="soft">{email === null ? t('signIn.lede') : t('signIn.sent', { email })}</p>
        </div>
        {email === null ? <AddressForm onSent={setEmail} /> : <CodeForm email={email} onOther={() => setEmail(null)} />}
        {email === null ? <PasskeyEntrance /> : null}
      </section>
    </Page>
  )
}

function AddressForm({ onSent }: { readonly onSent: (email: string) => void }) {
  const { t, language } = useWords()
  const action = useAction()
  const [email, setEmail] = useState('')
  const send = async () => {
    const next = nextAddress()
    const sent = await action.run(() => ask('signInStart', { body: { email, locale: language, ...(next && { next }) } }))
    if (sent) onSent(email)
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <TextField
        label={t('signIn.email')}
        type="email"
        name="email"
        autoComplete="username webauthn"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <ProblemNotice problem={action.problem} />
      <Button look="primary" submit busy={action.busy}>
        {t('signIn.send')}
      </Button>
    </form>
  )
}

function CodeForm({ email, onOther }: { readonly email: string; readonly onOther: () => void }) {
  const { t, language } = useWords()
  const action = useAction()
  const [code, setCode] = useState('')
  const enter = async (typed: string) => {
    if (await action.run(() => ask('signInCode', { body: { email, code: typed } }))) await entered()
  }
  const change = (typed: string) => {
    setCode(typed)
    if (typed.replace(/\D/g, '').length === 6) void enter(typed)
  }
  const resend = async () => {
    if (await action.run(() => ask('signInStart', { body: { email, locale: language } }))) announce(t('signIn.newCodeSent'))
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void enter(code)
      }}
    >
      <TextField
        label={t('signIn.code')}
        hint={t('signIn.codeHint')}
        name="code"
        className="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        autoFocus
        value={code}
        onChange={(event) => change(event.target.value)}
      />
      <ProblemNotice problem={action.problem} />
      <Button look="primary" submit busy={action.busy}>
        {t('signIn.enter')}
      </Button>
      <div className="row">
        <Button look="quiet" onClick={() => void resend()}>
          {t('signIn.newCode')}
        </Button>
        <Button look="quiet" onClick={onOther}>
          {t('signIn.otherAddress')}
        </Button>
      </div>
    </form>
  )
}
