import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Section } from '../../../ui/notice.tsx'
import type { LetterProps } from '../use-letter.ts'

const keyOf = (letter: string): string => `letter:${letter}:partners`

/** The sites that may show the letter's box in a frame (rule G166). */
export function Partners({ letter }: LetterProps) {
  const key = keyOf(letter.id)
  const partners = useResource(key, () => ask('partnersGet', { params: { letter: letter.id } }))
  return (
    <Loaded of={partners} again={key}>
      {({ sites }) => <Sites letter={letter} sites={sites} />}
    </Loaded>
  )
}

type SitesProps = LetterProps & { readonly sites: readonly string[] }

function Sites({ letter, sites }: SitesProps) {
  const { t } = useWords()
  const [changing, setChanging] = useState(false)
  return (
    <Section
      title={t('signOnList.partners')}
      actions={
        <Button size="small" onClick={() => setChanging(true)}>
          {t('signOnList.change')}
        </Button>
      }
    >
      <p>{sites.length === 0 ? t('signOnList.noPartners') : t('signOnList.partnersMay')}</p>
      {sites.length === 0 ? null : (
        <ul>
          {sites.map((site) => (
            <li key={site}>{site}</li>
          ))}
        </ul>
      )}
      {changing ? <ChangeSites letter={letter} sites={sites} onClose={() => setChanging(false)} /> : null}
    </Section>
  )
}

function ChangeSites({ letter, sites, onClose }: SitesProps & { readonly onClose: () => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState(sites.join('\n'))
  const save = async () => {
    await ask('partnersPut', { params: { letter: letter.id }, body: { sites: typed.split(/\s+/).filter((site) => site !== '') } })
    await refresh(keyOf(letter.id))
  }
  return (
    <FormDialog open title={t('signOnList.partners')} yes={t('app.save')} onClose={onClose} onSubmit={save}>
      <TextArea
        label={t('signOnList.partnerSites')}
        hint={t('signOnList.partnerHint')}
        rows={4}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  )
}
