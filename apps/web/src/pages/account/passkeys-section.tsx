import { useState } from 'react'
import { Loaded } from '../../app/page.tsx'
import { addPasskey, listPasskeys, PasskeyFailed, passkeysExist, removePasskey } from '../../app/passkeys.ts'
import { refresh, useResource } from '../../app/resources.ts'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'
import { Notice, Section } from '../../ui/notice.tsx'

export function Passkeys() {
  const { t, day } = useWords()
  const passkeys = useResource('passkeys', listPasskeys)
  const [state, setState] = useState<'rest' | 'busy' | 'failed'>('rest')
  const change = async (work: () => Promise<unknown>) => {
    setState('busy')
    try {
      await work()
      await refresh('passkeys')
      setState('rest')
    } catch (cause) {
      if (!(cause instanceof PasskeyFailed)) throw cause
      setState('failed')
    }
  }
  return (
    <Section title={t('account.passkeys')}>
      <p className="soft">{t('account.passkeysLede')}</p>
      <Loaded of={passkeys} again="passkeys">
        {(list) =>
          list.length === 0 ? (
            <p>{t('account.noPasskeys')}</p>
          ) : (
            <ul className="lines">
              {list.map((passkey) => {
                const date = day(Date.parse(passkey.createdAt))
                return (
                  <li key={passkey.id}>
                    <span>{t('account.passkeyOf', { date })}</span>
                    <Button
                      look="quiet danger"
                      aria-label={t('account.removePasskey', { date })}
                      onClick={() => void change(() => removePasskey(passkey.id))}
                    >
                      {t('app.remove')}
                    </Button>
                  </li>
                )
              })}
            </ul>
          )
        }
      </Loaded>
      {state === 'failed' ? (
        <Notice tone="bad" title={t('account.passkeyFailedTitle')}>
          <p>{t('account.passkeyFailed')}</p>
        </Notice>
      ) : null}
      {passkeysExist() ? (
        <div>
          <Button busy={state === 'busy'} onClick={() => void change(() => addPasskey(navigator.platform || 'passkey'))}>
            {t('account.addPasskey')}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}
