import { AMENDMENT_CLASSES, type AmendmentClass } from '@undersigned/api/client'
import { mayCloseAs } from '@undersigned/signatures'
import { useId, useState } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { type LetterProps, refreshLetter } from '../use-letter.ts'
import type { OpenAmendment } from './amendment-section.tsx'

/** What the two who seal will decide on; nothing less than what the change is can be chosen (rule G40). */
export function CloseAs({ letter, open }: LetterProps & { readonly open: OpenAmendment }) {
  const { t, formats, has } = useWords()
  const [change, setChange] = useState<AmendmentClass>(open.change ?? 'substance')
  const [days, setDays] = useState(String(open.days))
  const action = useAction()
  const name = useId()
  const reasons = open.reasons.map((reason) => `amend.reason.${reason}`).flatMap((key) => (has(key) ? [t(key)] : []))
  const isTooSmall = (each: AmendmentClass) => open.least !== null && !mayCloseAs(each, open.least)
  const isKept = open.change === change && open.days === Number(days)
  const keep = () =>
    action.run(async () => {
      await ask('amendmentPut', { params: { letter: letter.id }, body: { change, days: Number(days) } })
      await refreshLetter(letter.id)
      announce(t('amend.chosen'))
    })
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <fieldset>
        <legend>{t('amend.closeAs')}</legend>
        <p className="soft small">{t('amend.closeHint', { count: open.listed })}</p>
        {open.change === null ? <p className="small">{t('amend.notChosen')}</p> : null}
        {open.least === null ? <p className="small">{t('amend.cannotTell')}</p> : null}
        {AMENDMENT_CLASSES.map((each) => (
          <label key={each} className="choice">
            <input
              type="radio"
              name={name}
              value={each}
              checked={change === each}
              disabled={isTooSmall(each)}
              onChange={() => setChange(each)}
            />
            <span>
              <strong>{t(`amend.class.${each}`)}</strong>
              <br />
              <span className="soft small">
                {isTooSmall(each) ? t('amend.tooSmall', { reasons: formats.list(reasons) }) : t(`amend.effect.${each}`)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {change === 'substance' ? (
        <TextField
          label={t('amend.days')}
          type="number"
          min={1}
          max={90}
          required
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
      ) : null}
      <ProblemNotice problem={action.problem} />
      <div>
        <Button submit busy={action.busy} disabled={isKept || isTooSmall(change)}>
          {t('amend.save')}
        </Button>
      </div>
    </form>
  )
}
