import type { MailServer } from '@undersigned/api/client'
import { useWords } from '../../../app/words.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'

/** What becomes of mails on a server that nobody gave a mail server, and where they can be read (rule G190). */
export function NoMailServer({ mailServer }: { readonly mailServer: MailServer }) {
  const { t } = useWords()
  if (mailServer === 'there') return null
  if (mailServer === 'none')
    return (
      <Notice tone="warn">
        <p>{t('delivery.noServer')}</p>
      </Notice>
    )
  return (
    <Notice>
      <p>{t('delivery.keptHere')}</p>
      <div>
        <ButtonLink to="/mailbox" size="small">
          {t('delivery.toMailbox')}
        </ButtonLink>
      </div>
    </Notice>
  )
}
