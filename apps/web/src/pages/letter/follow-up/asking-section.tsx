import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Section } from '../../../ui/notice.tsx'
import type { LetterProps } from '../use-letter.ts'

const keyOf = (letter: string): string => `letter:${letter}:contact-offers`

/** Which organisations ask on the form whether they may write: each has a box of its own there. */
export function Asking({ letter }: LetterProps) {
  const { t } = useWords()
  const key = keyOf(letter.id)
  const offers = useResource(key, () => ask('contactOffersGet', { params: { letter: letter.id } }))
  const [changing, setChanging] = useState(false)
  return (
    <Section
      title={t('followUp.asking')}
      actions={
        <Button size="small" onClick={() => setChanging(true)}>
          {t('followUp.change')}
        </Button>
      }
    >
      <p className="soft">{t('followUp.askingLede')}</p>
      <Loaded of={offers} again={key}>
        {({ organisations }) => {
          const asking = organisations.filter(({ asks }) => asks)
          return (
            <>
              {asking.length === 0 ? <p className="empty">{t('followUp.askingNone')}</p> : null}
              <ul>
                {asking.map(({ id, name }) => (
                  <li key={id}>{name}</li>
                ))}
              </ul>
              {changing ? <Change letter={letter} organisations={organisations} onClose={() => setChanging(false)} /> : null}
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

interface ChangeProps extends LetterProps {
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly asks: boolean }[]
  readonly onClose: () => void
}

function Change({ letter, organisations, onClose }: ChangeProps) {
  const { t } = useWords()
  const [chosen, setChosen] = useState(() => organisations.filter(({ asks }) => asks).map(({ id }) => id))
  const save = async () => {
    await ask('contactOffersPut', { params: { letter: letter.id }, body: { organisations: chosen } })
    await refresh(keyOf(letter.id))
  }
  return (
    <FormDialog open title={t('followUp.asking')} yes={t('app.save')} onClose={onClose} onSubmit={save}>
      <Choices
        legend={t('followUp.asking')}
        hint={t('followUp.askingLede')}
        chosen={chosen}
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setChosen}
      />
    </FormDialog>
  )
}
