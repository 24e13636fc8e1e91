import type { RouteResponse } from '@undersigned/api/client'
import { endonymOf } from '@undersigned/letter'
import { useState } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Question } from '../../../ui/question.tsx'
import { type LetterProps, refreshLetter } from '../use-letter.ts'
import { RecipientDialog } from './recipient-dialog.tsx'
import type { EditableProps } from './recipients-page.tsx'

export type RecipientRow = RouteResponse<'recipientsList'>['recipients'][number]

export const useRecipients = (letter: LetterProps['letter']) =>
  useResource(`letter:${letter.id}:recipients`, () => ask('recipientsList', { params: { letter: letter.id } }))

export function RecipientsTable({ letter, mayEdit }: EditableProps) {
  const { t } = useWords()
  const recipients = useRecipients(letter)
  const [editing, setEditing] = useState<RecipientRow | 'new' | null>(null)
  return (
    <div className="stack">
      <Loaded of={recipients} again={`letter:${letter.id}:recipients`}>
        {({ recipients: rows }) =>
          rows.length === 0 ? (
            <p className="empty">{t('recipients.empty')}</p>
          ) : (
            <Rows letter={letter} rows={rows} mayEdit={mayEdit} onEdit={setEditing} />
          )
        }
      </Loaded>
      {mayEdit ? (
        <div>
          <Button look="primary" onClick={() => setEditing('new')}>
            {t('recipients.add')}
          </Button>
        </div>
      ) : null}
      {editing ? <RecipientDialog letter={letter} recipient={editing === 'new' ? null : editing} onClose={() => setEditing(null)} /> : null}
    </div>
  )
}

interface RowsProps extends EditableProps {
  readonly rows: readonly RecipientRow[]
  readonly onEdit: (recipient: RecipientRow) => void
}

function Rows({ letter, rows, mayEdit, onEdit }: RowsProps) {
  const { t } = useWords()
  const action = useAction()
  const [removing, setRemoving] = useState<RecipientRow | null>(null)
  const params = { letter: letter.id }
  const move = (from: number, by: -1 | 1) =>
    action.run(async () => {
      const order = rows.map(({ id }) => id)
      const [moved] = order.splice(from, 1)
      if (moved !== undefined) order.splice(from + by, 0, moved)
      await ask('recipientsOrder', { params, body: { order } })
      await refreshLetter(letter.id)
    })
  const remove = async (recipient: RecipientRow) => {
    await ask('recipientRemove', { params: { ...params, recipient: recipient.id } })
    await refreshLetter(letter.id)
  }
  return (
    <>
      <ol className="lines recipients">
        {rows.map((recipient, at) => (
          <li key={recipient.id}>
            <RecipientLine recipient={recipient} />
            {mayEdit ? (
              <RowActions
                name={nameOf(recipient) || t('recipients.unnamed')}
                isFirst={at === 0}
                isLast={at === rows.length - 1}
                onEdit={() => onEdit(recipient)}
                onMove={(by) => void move(at, by)}
                onRemove={() => setRemoving(recipient)}
              />
            ) : null}
          </li>
        ))}
      </ol>
      <ProblemNotice problem={action.problem} />
      {removing ? (
        <Question
          open
          danger
          title={t('recipients.removeQuestion', { name: nameOf(removing) || t('recipients.unnamed') })}
          yes={t('app.remove')}
          onNo={() => setRemoving(null)}
          onYes={() => remove(removing)}
        />
      ) : null}
    </>
  )
}

export const nameOf = ({ honorific, name, function: held, institution }: RecipientRow): string =>
  [honorific, name].filter(Boolean).join(' ') || held || institution

function RecipientLine({ recipient }: { readonly recipient: RecipientRow }) {
  const { t, countryName } = useWords()
  const { honorific, name, function: held, institution, country, language } = recipient
  return (
    <span>
      <strong className="letter-words">{[honorific, name].filter(Boolean).join(' ') || t('recipients.unnamed')}</strong>
      <br />
      <span className="soft">{[held, institution, country && countryName(country)].filter(Boolean).join(', ')}</span>
      {language ? (
        <>
          {' '}
          <span className="chip" lang={language}>
            {endonymOf(language)}
          </span>
        </>
      ) : null}
    </span>
  )
}

interface RowActionsProps {
  readonly name: string
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onEdit: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

function RowActions({ name, isFirst, isLast, onEdit, onMove, onRemove }: RowActionsProps) {
  const { t } = useWords()
  return (
    <span className="row">
      <Button look="quiet" aria-label={t('recipients.up', { name })} disabled={isFirst} onClick={() => onMove(-1)}>
        <span aria-hidden="true">↑</span>
      </Button>
      <Button look="quiet" aria-label={t('recipients.down', { name })} disabled={isLast} onClick={() => onMove(1)}>
        <span aria-hidden="true">↓</span>
      </Button>
      <Button look="quiet" aria-label={t('recipients.edit', { name })} onClick={onEdit}>
        {t('app.edit')}
      </Button>
      <Button look="quiet danger" aria-label={t('recipients.remove', { name })} onClick={onRemove}>
        {t('app.remove')}
      </Button>
    </span>
  )
}
