import { LETTER_MODES, type LetterMode } from '@undersigned/api/client'
import { mayManage } from '@undersigned/signatures'
import { lazy, Suspense } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { Page } from '../../../app/page.tsx'
import { learnFurther, useWords } from '../../../app/words.ts'
import { type LetterProps, membershipIn, refreshLetter } from '../use-letter.ts'
import { Copies } from './copies-section.tsx'
import { RecipientsTable } from './recipients-table.tsx'

const Records = lazy(async () => {
  const [{ RecordsSection }] = await Promise.all([import('./records-section.tsx'), learnFurther()])
  return { default: RecordsSection }
})

const isFixed = (stage: string): boolean => !['drafting', 'in-review', 'frozen'].includes(stage)

/** Whom the letter is addressed to, and whether it goes out as one or as copies (D6). */
export function RecipientsPage({ letter }: LetterProps) {
  const { t } = useWords()
  const mayEdit = mayManage(membershipIn(letter)) && !isFixed(letter.stage)
  return (
    <Page title={`${t('recipients.title')} · ${letter.title}`}>
      <h1>{t('recipients.title')}</h1>
      <RecipientsTable letter={letter} mayEdit={mayEdit} />
      <Suspense fallback={null}>
        <Records letter={letter} mayEdit={mayEdit} />
      </Suspense>
      <Mode letter={letter} mayEdit={mayEdit} />
      {letter.mode === 'individual' ? <Copies letter={letter} mayEdit={mayEdit} /> : null}
    </Page>
  )
}

export interface EditableProps extends LetterProps {
  readonly mayEdit: boolean
}

function Mode({ letter, mayEdit }: EditableProps) {
  const { t } = useWords()
  const action = useAction()
  const choose = (mode: LetterMode) =>
    action.run(async () => {
      await ask('letterPatch', { params: { letter: letter.id }, body: { mode } })
      await refreshLetter(letter.id)
    })
  return (
    <fieldset disabled={!mayEdit}>
      <legend>{t('recipients.mode')}</legend>
      <div className="ways">
        {LETTER_MODES.map((mode) => (
          <label key={mode} className="way">
            <span className="row">
              <input type="radio" name="mode" checked={letter.mode === mode} onChange={() => void choose(mode)} />
              <span>{t(`recipients.${mode}`)}</span>
            </span>
          </label>
        ))}
      </div>
      <ProblemNotice problem={action.problem} />
    </fieldset>
  )
}
