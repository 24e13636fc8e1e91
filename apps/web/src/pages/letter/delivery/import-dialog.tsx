import type { RouteResponse } from '@undersigned/api/client'
import { useId, useState } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { type LetterProps, refreshLetter } from '../use-letter.ts'

type Taken = RouteResponse<'recipientsImport'>

/** Recipients from a file: a dated snapshot with its source, which a person then checks one by one. */
export function ImportDialog({ letter, onClose }: LetterProps & { readonly onClose: () => void }) {
  const { t } = useWords()
  const id = useId()
  const action = useAction()
  const [file, setFile] = useState<File | null>(null)
  const [source, setSource] = useState('')
  const [taken, setTaken] = useState<Taken | null>(null)
  const send = async () => {
    if (file === null) return
    await action.run(async () => {
      const outcome = await ask('recipientsImport', { params: { letter: letter.id }, body: { source }, file })
      await refreshLetter(letter.id)
      return outcome
    }, setTaken)
  }
  return (
    <Dialog open wide title={t('delivery.import')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <p className="soft">{t('delivery.importLede')}</p>
        <div className="field">
          <label htmlFor={id}>{t('delivery.importFile')}</label>
          <input id={id} type="file" required accept=".csv,.json,.jsonld" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
        </div>
        <TextField
          label={t('delivery.source')}
          hint={t('delivery.sourceHint')}
          value={source}
          maxLength={300}
          onChange={(event) => setSource(event.target.value)}
        />
        <div aria-live="polite">{taken === null ? null : <Outcome taken={taken} />}</div>
        <ProblemNotice problem={action.problem} />
        <footer className="row end">
          <Button onClick={onClose}>{t(taken === null ? 'app.cancel' : 'app.close')}</Button>
          {taken === null ? (
            <Button look="primary" submit busy={action.busy}>
              {t('delivery.importNow')}
            </Button>
          ) : null}
        </footer>
      </form>
    </Dialog>
  )
}

function Outcome({ taken }: { readonly taken: Taken }) {
  const { t, has } = useWords()
  return (
    <Notice tone="good" title={t('delivery.imported', { count: taken.added })}>
      <p>{t('delivery.importedNext')}</p>
      {taken.left.length === 0 ? null : (
        <ul>
          {taken.left.slice(0, 20).map(({ line, reason }) => {
            const why = `delivery.left.${reason}`
            return <li key={line}>{t('delivery.leftLine', { line, reason: has(why) ? t(why) : reason })}</li>
          })}
        </ul>
      )}
    </Notice>
  )
}
