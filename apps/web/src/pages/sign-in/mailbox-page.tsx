import { type ReactNode, useState } from 'react'
import { ask } from '../../app/api.ts'
import { Loaded, Page } from '../../app/page.tsx'
import { refresh, useResource } from '../../app/resources.ts'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'

const linked = /https?:\/\/[^\s<>]+/

/** Mails of a server without a mail server, on loopback only (D26). */
export function MailboxPage() {
  const { t, moment } = useWords()
  const mails = useResource('mailbox', () => ask('mailboxList', {}))
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <Page title={t('mailboxPage.title')}>
      <div className="page-head">
        <div>
          <h1>{t('mailboxPage.title')}</h1>
          <p className="lede">{t('mailboxPage.lede')}</p>
        </div>
        <Button onClick={() => void refresh('mailbox')}>{t('mailboxPage.again')}</Button>
      </div>
      <Loaded of={mails} again="mailbox">
        {({ mails: list }) =>
          list.length === 0 ? (
            <p className="empty">{t('mailboxPage.empty')}</p>
          ) : (
            <div className="mailbox">
              <ul className="lines" aria-label={t('mailboxPage.mails')}>
                {list.map((mail) => (
                  <li key={mail.id}>
                    <button type="button" className="mail-head" aria-pressed={mail.id === chosen} onClick={() => setChosen(mail.id)}>
                      <strong>{mail.subject}</strong>
                      <span className="soft small">
                        {t('mailboxPage.to', { address: mail.to })} · {moment(mail.at)}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
              {chosen ? <Mail id={chosen} /> : null}
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}

function Mail({ id }: { readonly id: string }) {
  const { t } = useWords()
  const mail = useResource(`mail:${id}`, () => ask('mailboxGet', { params: { mail: id } }))
  return (
    <Loaded of={mail} again={`mail:${id}`}>
      {({ subject, to, text }) => (
        <article className="sheet stack" aria-live="polite">
          <header className="stack tight">
            <h2>{subject}</h2>
            <p className="soft small">{t('mailboxPage.to', { address: to })}</p>
          </header>
          <p className="mail-text">
            <Linked text={text} />
          </p>
        </article>
      )}
    </Loaded>
  )
}

/** Addresses in a plain text can be followed. */
function Linked({ text }: { readonly text: string }): ReactNode {
  const address = linked.exec(text)
  if (!address) return text
  const rest = text.slice(address.index + address[0].length)
  return (
    <>
      {text.slice(0, address.index)}
      <a href={address[0]}>{address[0]}</a>
      <Linked text={rest} />
    </>
  )
}
