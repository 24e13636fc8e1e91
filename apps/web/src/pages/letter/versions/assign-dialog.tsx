import type { Language } from '@undersigned/letter'
import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { useWords } from '../../../app/words.ts'
import { fromLocal, toLocal } from '../../../app/zones.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices, Select, TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import type { LetterProps } from '../use-letter.ts'
import { useMap } from './use-map.ts'
import { refreshShares, type Share } from './use-shares.ts'

interface Props extends LetterProps {
  readonly language: Language
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** What of this language was given already. */
  readonly given: readonly Share[]
  readonly onClose: () => void
}

/** Gives somebody a language or units of it, with the day it is due (rule T118). */
export function AssignDialog({ letter, language, people, given, onClose }: Props) {
  const { t, formats } = useWords()
  const map = useMap(letter.id, false)
  const of = (person: string) => given.filter((each) => each.person.id === person)
  const begin = (person: string) => ({
    person,
    whole: !of(person).some(({ unit }) => unit !== null),
    units: of(person).flatMap(({ unit }) => unit ?? []),
    due: toLocal(of(person)[0]?.dueAt ?? null, letter.zone),
  })
  const [form, setForm] = useState(() => begin(given[0]?.person.id ?? people[0]?.id ?? ''))
  const params = { letter: letter.id, language, account: form.person }
  const save = async () => {
    const body = { units: form.whole ? [] : form.units, dueAt: fromLocal(form.due, letter.zone) }
    await ask('assignmentPut', { params, body })
    await refreshShares(letter.id)
  }
  const takeBack = async () => {
    await ask('assignmentRemove', { params })
    await refreshShares(letter.id)
    onClose()
  }
  const units = map.state === 'ready' ? map.value.map.units : []
  const isEmpty = !form.whole && form.units.length === 0
  return (
    <FormDialog
      open
      title={t('shares.assignOf', { language: formats.languageName(language) })}
      yes={t('shares.assignDo')}
      onClose={onClose}
      onSubmit={save}
    >
      <Select
        label={t('shares.person')}
        value={form.person}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(person) => setForm(begin(person))}
      />
      <Select
        label={t('shares.what')}
        value={form.whole ? 'whole' : 'units'}
        options={[
          { value: 'whole', label: t('shares.wholeLanguage') },
          { value: 'units', label: t('shares.someUnits') },
        ]}
        wrong={isEmpty ? t('shares.noUnits') : null}
        onChange={(what) => setForm({ ...form, whole: what === 'whole' })}
      />
      {form.whole ? null : (
        <Choices
          legend={t('shares.unitsOf')}
          chosen={form.units}
          options={units.map(({ unit, begins }, at) => ({ value: unit, label: `¶ ${at + 1} ${begins}`, lang: letter.language }))}
          onChange={(chosen) => setForm({ ...form, units: chosen })}
        />
      )}
      <TextField
        label={t('shares.due')}
        hint={t('shares.dueHint')}
        type="datetime-local"
        value={form.due}
        onChange={(event) => setForm({ ...form, due: event.target.value })}
      />
      {of(form.person).length > 0 ? (
        <div>
          <Button look="danger" size="small" onClick={() => void takeBack()}>
            {t('shares.takeBack')}
          </Button>
        </div>
      ) : null}
    </FormDialog>
  )
}
