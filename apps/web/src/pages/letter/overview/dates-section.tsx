import { useState } from 'react'
import { api, ask } from '../../../app/api.ts'
import { useWords } from '../../../app/words.ts'
import { fromLocal, toLocal, zones } from '../../../app/zones.ts'
import { Button } from '../../../ui/button.tsx'
import { Select, TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Section } from '../../../ui/notice.tsx'
import { hasRole, type LetterProps, refreshLetter } from '../use-letter.ts'

const facts = ['softDeadline', 'hardDeadline', 'embargoUntil'] as const
const labels = { softDeadline: 'overview.softDeadline', hardDeadline: 'overview.hardDeadline', embargoUntil: 'overview.embargo' } as const
const hints = { softDeadline: 'overview.softHint', hardDeadline: 'overview.hardHint', embargoUntil: 'overview.embargoHint' } as const

/** Deadlines and embargo: an hour in the letter's own zone, with the zone said (D28). */
export function Dates({ letter }: LetterProps) {
  const { t, formats } = useWords()
  const [changing, setChanging] = useState(false)
  const told = (at: number | null) => (at === null ? t('overview.notSet') : formats.deadline(at, letter.zone))
  return (
    <Section
      title={t('overview.dates')}
      actions={
        hasRole(letter, 'coordinator') ? (
          <Button size="small" onClick={() => setChanging(true)}>
            {t('overview.changeDates')}
          </Button>
        ) : null
      }
    >
      <dl className="facts">
        {facts.map((fact) => (
          <div key={fact} className="fact">
            <dt>{t(labels[fact])}</dt>
            <dd>{told(letter[fact])}</dd>
          </div>
        ))}
        <dt>{t('overview.published')}</dt>
        <dd>{letter.publishedAt === null ? t('overview.notPublished') : formats.deadline(letter.publishedAt, letter.zone)}</dd>
      </dl>
      {letter.softDeadline === null && letter.hardDeadline === null ? null : (
        <p>
          <a className="button small" download href={api.address('deadlinesFile', { letter: letter.id })}>
            {t('overview.calendar')}
          </a>
        </p>
      )}
      {changing ? <ChangeDates letter={letter} onClose={() => setChanging(false)} /> : null}
    </Section>
  )
}

function ChangeDates({ letter, onClose }: LetterProps & { readonly onClose: () => void }) {
  const { t } = useWords()
  const [zone, setZone] = useState(letter.zone)
  const [local, setLocal] = useState({
    softDeadline: toLocal(letter.softDeadline, letter.zone),
    hardDeadline: toLocal(letter.hardDeadline, letter.zone),
    embargoUntil: toLocal(letter.embargoUntil, letter.zone),
  })
  const save = async () => {
    const body = {
      zone,
      softDeadline: fromLocal(local.softDeadline, zone),
      hardDeadline: fromLocal(local.hardDeadline, zone),
      embargoUntil: fromLocal(local.embargoUntil, zone),
    }
    await ask('letterPatch', { params: { letter: letter.id }, body })
    await refreshLetter(letter.id)
  }
  return (
    <FormDialog open title={t('overview.changeDates')} yes={t('app.save')} onClose={onClose} onSubmit={save}>
      {facts.map((fact) => (
        <TextField
          key={fact}
          label={t(labels[fact])}
          hint={t(hints[fact])}
          type="datetime-local"
          value={local[fact]}
          onChange={(event) => setLocal({ ...local, [fact]: event.target.value })}
        />
      ))}
      <Select label={t('overview.zone')} value={zone} options={zones(zone)} onChange={setZone} />
    </FormDialog>
  )
}
