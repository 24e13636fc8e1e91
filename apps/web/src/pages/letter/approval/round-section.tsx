import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { useWords } from '../../../app/words.ts'
import { fromLocal } from '../../../app/zones.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Section } from '../../../ui/notice.tsx'
import { Question as Asking } from '../../../ui/question.tsx'
import type { LetterProps } from '../use-letter.ts'
import { type Question, refreshApproval } from './use-approval.ts'

/** Asks every organisation about the text as it stands now, before it is sealed (rule G81). */
export function ReviewRound({ letter, question }: LetterProps & { readonly question: Question | null }) {
  const { t } = useWords()
  const [doing, setDoing] = useState<'open' | 'close' | null>(null)
  const close = async () => {
    await ask('reviewRoundClose', { params: { letter: letter.id } })
    await refreshApproval(letter)
  }
  return (
    <Section title={t('approval.round')}>
      <p className="soft">{t('approval.roundLede')}</p>
      <div className="row">
        <Button look={question === null || question.isOutdated ? 'primary' : 'plain'} onClick={() => setDoing('open')}>
          {t(question === null ? 'approval.roundOpen' : 'approval.roundAgain')}
        </Button>
        {question === null ? null : <Button onClick={() => setDoing('close')}>{t('approval.roundClose')}</Button>}
      </div>
      {doing === 'open' ? <Open letter={letter} onClose={() => setDoing(null)} /> : null}
      {doing === 'close' ? (
        <Asking
          open
          title={t('approval.closeQuestion')}
          text={t('approval.closeText')}
          yes={t('approval.roundClose')}
          onNo={() => setDoing(null)}
          onYes={close}
        />
      ) : null}
    </Section>
  )
}

function Open({ letter, onClose }: LetterProps & { readonly onClose: () => void }) {
  const { t } = useWords()
  const [due, setDue] = useState('')
  const open = async () => {
    await ask('reviewRoundOpen', { params: { letter: letter.id }, body: { dueAt: fromLocal(due, letter.zone) } })
    await refreshApproval(letter)
    announce(t('approval.roundOpened'))
  }
  return (
    <FormDialog open title={t('approval.round')} yes={t('approval.roundOpen')} onClose={onClose} onSubmit={open}>
      <p>{t('approval.roundLede')}</p>
      <TextField
        label={t('approval.roundDue')}
        hint={t('approval.roundDueHint')}
        type="datetime-local"
        value={due}
        onChange={(event) => setDue(event.target.value)}
      />
    </FormDialog>
  )
}
