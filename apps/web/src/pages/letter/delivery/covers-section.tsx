import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { refresh } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { TextArea, TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Section } from '../../../ui/notice.tsx'
import type { LetterProps } from '../use-letter.ts'
import type { DeliveryProps } from './delivery-page.tsx'
import { type Delivery, deliveryKey } from './delivery-words.ts'

type Cover = Delivery['covers'][number]

/** The words of the mail that carries the letter, one text a language. */
export function Covers({ letter, delivery, mayEdit }: DeliveryProps & { readonly mayEdit: boolean }) {
  const { t, formats } = useWords()
  const [editing, setEditing] = useState<Cover | null>(null)
  if (delivery.covers.length === 0) return null
  return (
    <Section title={t('delivery.covers')}>
      <p className="soft">{t('delivery.coversLede')}</p>
      <ul className="lines">
        {delivery.covers.map((cover) => (
          <li key={cover.language}>
            <span>
              {formats.languageName(cover.language)}{' '}
              <span className={cover.isOwn ? 'chip blue' : 'chip'}>{t(cover.isOwn ? 'delivery.ownWords' : 'delivery.proposed')}</span>
              <br />
              <span className="soft small" lang={cover.language}>
                {cover.subject}
              </span>
            </span>
            {mayEdit ? (
              <Button size="small" onClick={() => setEditing(cover)}>
                {t('delivery.edit')}
                <span className="visually-hidden"> {formats.languageName(cover.language)}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {editing === null ? null : <CoverDialog letter={letter} cover={editing} onClose={() => setEditing(null)} />}
    </Section>
  )
}

function CoverDialog({ letter, cover, onClose }: LetterProps & { readonly cover: Cover; readonly onClose: () => void }) {
  const { t, formats } = useWords()
  const [subject, setSubject] = useState(cover.subject)
  const [body, setBody] = useState(cover.body)
  const put = async (words: { subject: string; body: string } | null) => {
    await ask('coverPut', { params: { letter: letter.id, language: cover.language }, body: { cover: words } })
    await refresh(deliveryKey(letter.id))
  }
  return (
    <FormDialog
      open
      wide
      title={t('delivery.coverIn', { language: formats.languageName(cover.language) })}
      yes={t('app.save')}
      onClose={onClose}
      onSubmit={() => put({ subject, body })}
    >
      <TextField
        label={t('delivery.subject')}
        value={subject}
        lang={cover.language}
        required
        maxLength={300}
        onChange={(event) => setSubject(event.target.value)}
      />
      <TextArea
        label={t('delivery.body')}
        hint={t('delivery.tokens')}
        value={body}
        lang={cover.language}
        required
        rows={12}
        maxLength={20_000}
        onChange={(event) => setBody(event.target.value)}
      />
      {cover.isOwn ? (
        <div>
          <Button look="quiet" onClick={() => void put(null).then(onClose)}>
            {t('delivery.backToProposed')}
          </Button>
        </div>
      ) : null}
    </FormDialog>
  )
}
