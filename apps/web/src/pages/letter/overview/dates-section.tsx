import { useState } from 'react'
import { api, ask } from '../../../app/api.ts'
import { useWords } from '../../../app/words.ts'
import { fromLocal, toLocal, zones } from '../../../app/zones.ts'
import { Button } from '../../../ui/button.tsx'
import { Select, TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Section } from '../../../ui/notice.tsx'
import { settingsIn } from '../settings.ts'
import { type Letter, type LetterProps, refreshLetter } from '../use-letter.ts'

const facts = ['softDeadline', 'hardDeadline', 'embargoUntil'] as const
const labels = { softDeadline: 'overview.softDeadline', hardDeadline: 'overview.hardDeadline', embargoUntil: 'overview.embargo' } as const
const hints = { softDeadline: 'overview.softHint', hardDeadline: 'overview.hardHint', embargoUntil: 'overview.embargoHint' } as const

/** Deadlines and embargo: an hour in the letter's own zone, with the zone said (D28). */
export function Dates({ letter }: LetterProps) {
  const { t, formats } = useWords()
  const [changing, setChanging] = useState(false)
  const fixed = fixedBy(letter)
  const told = (at: number | null) => (at === null ? t('overview.notSet') : formats.deadline(at, letter.zone))
  return (
    <Section
      title={t('overview.dates')}
      actions={
        settingsIn(letter).includes('hardDeadline') ? (
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
      {fixed === null ? null : <p className="soft small">{t(`overview.fixedBy.${fixed}`)}</p>}
      {(letter.softDeadline === null && letter.hardDeadline === null) || fixed === 'archive' ? null : (
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

/** Why nobody changes the dates now; null while somebody may. */
function fixedBy({ stage, manifest, amending }: Letter): 'archive' | 'seal' | null {
  if (stage === 'archived') return 'archive'
  return manifest !== null && !amending ? 'seal' : null
}

function ChangeDates({ letter, onClose }: LetterProps & { readonly onClose: () => void }) {
  const { t } = useWords()
  const open = settingsIn(letter)
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
          hint={t(open.includes(fact) ? hints[fact] : 'overview.fixedBy.publishing')}
          readOnly={!open.includes(fact)}
          type="datetime-local"
          value={local[fact]}
          onChange={(event) => setLocal({ ...local, [fact]: event.target.value })}
        />
      ))}
      <Select label={t('overview.zone')} value={zone} options={zones(zone)} onChange={setZone} />
    </FormDialog>
  )
}
