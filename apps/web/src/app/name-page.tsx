import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { ProblemNotice, useAction } from './action.tsx'
import { ask } from './api.ts'
import { Page } from './page.tsx'
import { refresh } from './resources.ts'
import { useWords } from './words.ts'

/** Asked once, of a new account: nobody writes a letter together with somebody who has no name. */
export function NamePage() {
  const { t } = useWords()
  const action = useAction()
  const [name, setName] = useState('')
  const save = () =>
    action.run(async () => {
      await ask('mePatch', { body: { name } })
      await refresh('me')
    })
  return (
    <Page title={t('hello.title')} width="narrow">
      <form
        className="sheet stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="stack tight">
          <h1>{t('hello.title')}</h1>
          <p className="soft">{t('hello.lede')}</p>
        </div>
        <TextField label={t('hello.name')} autoComplete="name" required value={name} onChange={(event) => setName(event.target.value)} />
        <ProblemNotice problem={action.problem} />
        <Button look="primary" submit busy={action.busy}>
          {t('hello.goOn')}
        </Button>
      </form>
    </Page>
  )
}
