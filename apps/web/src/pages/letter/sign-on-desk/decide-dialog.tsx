import { DESK_REASONS, type DeskReason, type DeskVerdict } from '@undersigned/api/client'
import { useId, useState } from 'react'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { useWords } from '../../../app/words.ts'
import { TextArea } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { type LetterProps, refreshLetter } from '../use-letter.ts'
import { type DeskItem, nameOf, refreshDesk } from './use-desk.ts'

interface Props extends LetterProps {
  readonly item: DeskItem
  readonly verdict: DeskVerdict
  readonly onClose: () => void
}

type Which = 'signature' | 'other'

/** The reason of a decision, by arrows and the enter key; nothing is decided without one (rule G115). */
export function DecideDialog({ letter, item, verdict, onClose }: Props) {
  const { t } = useWords()
  const [reason, setReason] = useState<DeskReason>(firstReason(item, verdict))
  const [which, setWhich] = useState<Which>('signature')
  const [note, setNote] = useState('')
  const isOfTwo = item.other !== null && (verdict === 'refuse' || verdict === 'ask')
  const name = which === 'other' && item.other ? item.other.display.name : nameOf(item)
  const decide = async () => {
    await ask('deskDecide', { params: { letter: letter.id }, body: { key: item.key, verdict, reason, note, which } })
    announce(t(`signOnDesk.done.${verdict}`, { name }))
    await refreshDesk(letter.id)
    void refreshLetter(letter.id)
  }
  return (
    <FormDialog
      open
      title={t(`signOnDesk.doTitle.${verdict}`, { name })}
      yes={t(`signOnDesk.do.${verdict}`)}
      onClose={onClose}
      onSubmit={decide}
    >
      {isOfTwo && item.other ? (
        <Radios
          legend={t('signOnDesk.which')}
          value={which}
          options={[
            ['signature', `${nameOf(item)} (${t('signOnDesk.later')})`],
            ['other', `${item.other.display.name} (${t('signOnDesk.earlier')})`],
          ]}
          onChange={setWhich}
        />
      ) : null}
      <Radios
        legend={t('signOnDesk.reasonLegend')}
        value={reason}
        isFirst
        options={DESK_REASONS[verdict].map((each): readonly [DeskReason, string] => [each, t(`signOnDesk.reason.${each}`)])}
        onChange={setReason}
      />
      <TextArea
        label={t(verdict === 'ask' ? 'signOnDesk.noteAsk' : 'signOnDesk.note')}
        hint={verdict === 'ask' || verdict === 'accept' || verdict === 'refuse' ? t('signOnDesk.noteHint') : undefined}
        rows={3}
        maxLength={1000}
        required={reason === 'in-words'}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <p className="soft small">{useToldWords({ item, verdict, which })}</p>
    </FormDialog>
  )
}

/** Two people are not an umbrella and its member. */
const firstReason = ({ signature }: DeskItem, verdict: DeskVerdict): DeskReason =>
  verdict === 'different' && signature?.display.class !== 'organisation' ? 'two-people' : DESK_REASONS[verdict][0]

function useToldWords({ item, verdict, which }: Pick<Props, 'item' | 'verdict'> & { readonly which: Which }): string {
  const { t, formats } = useWords()
  const told = which === 'other' ? item.other : item.signature
  if (verdict === 'different') return t('signOnDesk.unmailed')
  if (verdict === 'dismiss') return t(item.report && item.report.email !== '' ? 'signOnDesk.reporterMailed' : 'signOnDesk.unmailed')
  return told ? t('signOnDesk.mailed', { language: formats.languageName(told.language) }) : ''
}

interface RadiosProps<Value extends string> {
  readonly legend: string
  readonly value: Value
  readonly options: readonly (readonly [Value, string])[]
  /** Where keys go first when the dialog opens. */
  readonly isFirst?: boolean
  readonly onChange: (value: Value) => void
}

function Radios<Value extends string>({ legend, value, options, isFirst = false, onChange }: RadiosProps<Value>) {
  const name = useId()
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="desk-reasons">
        {options.map(([each, label]) => (
          <label key={each} className="choice">
            <input
              type="radio"
              name={name}
              checked={each === value}
              // biome-ignore lint/a11y/noAutofocus: a dialog's first control takes the focus, so that arrows choose at once.
              autoFocus={isFirst && each === value}
              onChange={() => onChange(each)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
