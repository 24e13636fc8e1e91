import { useState } from 'react'
import { useLocation } from 'wouter'
import { ProblemNotice, useAction } from '../../app/action.tsx'
import { ask } from '../../app/api.ts'
import { countryOptions } from '../../app/countries.ts'
import { refresh } from '../../app/resources.ts'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'

/** The very first step of somebody who was not invited by anyone. */
export function FoundCoalition({ onDone }: { readonly onDone?: () => void }) {
  const { t, locale, countryName } = useWords()
  const [, go] = useLocation()
  const action = useAction()
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [country, setCountry] = useState('')
  const found = () =>
    action.run(async () => {
      await ask('coalitionCreate', { body: { name, organisation: { name: organisation, country } } })
      await Promise.all([refresh('me'), refresh('letters')])
      if (onDone) onDone()
      else go('/letters/new')
    })
  return (
    <form
      className="sheet stack measure"
      onSubmit={(event) => {
        event.preventDefault()
        void found()
      }}
    >
      <div className="stack tight">
        <h1>{t('coalition.newTitle')}</h1>
        <p className="soft">{t('coalition.newLede')}</p>
      </div>
      <TextField label={t('coalition.name')} required value={name} onChange={(event) => setName(event.target.value)} />
      <TextField
        label={t('coalition.yourOrganisation')}
        autoComplete="organization"
        required
        value={organisation}
        onChange={(event) => setOrganisation(event.target.value)}
      />
      <Select
        label={t('coalition.country')}
        value={country}
        options={countryOptions(t('coalition.noCountry'), locale, countryName)}
        onChange={setCountry}
      />
      <ProblemNotice problem={action.problem} />
      <div className="row">
        <Button look="primary" submit busy={action.busy}>
          {t('coalition.found')}
        </Button>
        {onDone ? <Button onClick={onDone}>{t('app.cancel')}</Button> : null}
      </div>
    </form>
  )
}
