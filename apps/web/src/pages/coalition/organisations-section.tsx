import { useState } from 'react'
import { ask } from '../../app/api.ts'
import { countryOptions } from '../../app/countries.ts'
import { refresh } from '../../app/resources.ts'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Section } from '../../ui/notice.tsx'
import type { Coalition } from './coalition-page.tsx'

export function Organisations({ coalition, coordinates }: { readonly coalition: Coalition; readonly coordinates: boolean }) {
  const { t, locale, countryName } = useWords()
  const [adding, setAdding] = useState(false)
  const [name, setName] = useState('')
  const [country, setCountry] = useState('')
  const sorted = coalition.organisations.toSorted((a, b) => a.name.localeCompare(b.name, locale))
  const membersOf = (id: string) => coalition.members.filter((member) => member.organisation === id).length
  const add = async () => {
    await ask('organisationAdd', { params: { coalition: coalition.id }, body: { name, country } })
    await refresh(`coalition:${coalition.id}`)
    setName('')
  }
  return (
    <Section
      title={t('coalition.organisations')}
      actions={
        coordinates ? (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('coalition.add')}
          </Button>
        ) : null
      }
    >
      <ul className="lines">
        {sorted.map((organisation) => (
          <li key={organisation.id}>
            <strong>{organisation.name}</strong>
            <span className="soft">{countryName(organisation.country)}</span>
            <span className="soft">{t('coalition.memberCount', { count: membersOf(organisation.id) })}</span>
          </li>
        ))}
      </ul>
      <FormDialog open={adding} title={t('coalition.add')} yes={t('coalition.addDo')} onClose={() => setAdding(false)} onSubmit={add}>
        <TextField label={t('coalition.organisationName')} required value={name} onChange={(event) => setName(event.target.value)} />
        <Select
          label={t('coalition.country')}
          value={country}
          options={countryOptions(t('coalition.noCountry'), locale, countryName)}
          onChange={setCountry}
        />
      </FormDialog>
    </Section>
  )
}
