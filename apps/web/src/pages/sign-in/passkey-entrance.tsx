import { useState } from 'react'
import { PasskeyFailed, passkeysExist, signInWithPasskey } from '../../app/passkeys.ts'
import { entered } from '../../app/session.ts'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

export function PasskeyEntrance() {
  const { t } = useWords()
  const [state, setState] = useState<'rest' | 'busy' | 'failed'>('rest')
  if (!passkeysExist()) return null
  const enter = async () => {
    setState('busy')
    try {
      await signInWithPasskey()
      await entered()
    } catch (cause) {
      if (!(cause instanceof PasskeyFailed)) throw cause
      setState('failed')
    }
  }
  return (
    <div className="stack">
      <p className="or">
        <span>{t('signIn.or')}</span>
      </p>
      <Button busy={state === 'busy'} onClick={() => void enter()}>
        {t('signIn.passkey')}
      </Button>
      {state === 'failed' ? (
        <Notice tone="bad" title={t('signIn.passkeyFailedTitle')}>
          <p>{t('signIn.passkeyFailed')}</p>
        </Notice>
      ) : null}
    </div>
  )
}
