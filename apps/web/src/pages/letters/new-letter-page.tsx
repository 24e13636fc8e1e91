import type { RouteResponse } from '@undersigned/api/client'
import { useState } from 'react'
import { Loaded, Page } from '../../app/page.tsx'
import { useMe } from '../../app/session.ts'
import { useWords } from '../../app/words.ts'
import { Select } from '../../ui/field.tsx'
import { FoundCoalition } from '../coalition/found-coalition.tsx'
import { CreateForm } from './create-form.tsx'
import { FoundSummary } from './found-summary.tsx'
import { ImportForm } from './import-form.tsx'

const ways = [
  ['template', 'newLetter.template', 'newLetter.aboutTemplate'],
  ['empty', 'newLetter.empty', 'newLetter.aboutEmpty'],
  ['import', 'newLetter.import', 'newLetter.aboutImport'],
] as const

export function NewLetterPage() {
  const { t } = useWords()
  const me = useMe()
  return (
    <Page title={t('newLetter.title')}>
      <Loaded of={me} again="me">
        {({ memberships }) =>
          memberships.length === 0 ? <FoundCoalition /> : <Begin coalitions={memberships.map(({ coalition }) => coalition)} />
        }
      </Loaded>
    </Page>
  )
}

interface Named {
  readonly id: string
  readonly name: string
}

function Begin({ coalitions }: { readonly coalitions: readonly Named[] }) {
  const { t } = useWords()
  const [way, setWay] = useState<(typeof ways)[number][0]>('template')
  const [coalition, setCoalition] = useState(coalitions[0]?.id ?? '')
  const [imported, setImported] = useState<RouteResponse<'letterImport'> | null>(null)
  if (imported) return <FoundSummary imported={imported} />
  return (
    <div className="stack measure-wide">
      <h1>{t('newLetter.title')}</h1>
      <fieldset>
        <legend>{t('newLetter.how')}</legend>
        <div className="ways">
          {ways.map(([id, title, about]) => (
            <label key={id} className="way">
              <span className="row">
                <input type="radio" name="way" value={id} checked={way === id} onChange={() => setWay(id)} />
                <strong>{t(title)}</strong>
              </span>
              <span className="soft small">{t(about)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {coalitions.length > 1 ? (
        <Select
          label={t('newLetter.coalition')}
          value={coalition}
          options={coalitions.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setCoalition}
        />
      ) : null}
      {way === 'import' ? (
        <ImportForm coalition={coalition} onImported={setImported} />
      ) : (
        <CreateForm key={way} coalition={coalition} fromTemplate={way === 'template'} />
      )}
    </div>
  )
}
