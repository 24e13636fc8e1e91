import type { RouteResponse } from '@undersigned/api/client'
import { useId, useState } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { refresh } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'

type Preview = RouteResponse<'glossaryImport'>

interface Props {
  readonly coalition: string
  readonly onClose: () => void
}

/** A file is looked at first; nothing is written before somebody who saw what would change says so (rule T101). */
export function ImportDialog({ coalition, onClose }: Props) {
  const { t } = useWords()
  const id = useId()
  const action = useAction()
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<Preview | null>(null)
  const send = (chosen: File, apply: 'yes' | 'no', version: number) =>
    ask('glossaryImport', { params: { coalition }, body: { apply, version: String(version) }, file: chosen })
  const look = (chosen: File) => action.run(() => send(chosen, 'no', 0), setPreview)
  const write = async (chosen: File, { version }: Preview) => {
    const went = await action.run(async () => {
      await send(chosen, 'yes', version)
      await refresh(`glossary:${coalition}`)
    })
    if (!went) return
    announce(t('glossary.applied'))
    onClose()
  }
  const brings = preview !== null && preview.added.length + preview.changed.length > 0
  return (
    <Dialog title={t('glossary.bringTitle')} open onClose={onClose} wide>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (file === null) return
          void (preview === null ? look(file) : write(file, preview))
        }}
      >
        <p className="soft">{t('glossary.bringLede')}</p>
        <div className="field">
          <label htmlFor={id}>{t('glossary.file')}</label>
          <input
            id={id}
            type="file"
            required
            accept=".csv,.tbx,.xml"
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null)
              setPreview(null)
              action.clear()
            }}
          />
        </div>
        <div aria-live="polite">{preview === null ? null : <Changes preview={preview} />}</div>
        <ProblemNotice problem={action.problem} />
        <footer className="row end">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          {preview === null || brings ? (
            <Button look="primary" submit busy={action.busy}>
              {preview === null ? t('glossary.look') : t('glossary.apply')}
            </Button>
          ) : null}
        </footer>
      </form>
    </Dialog>
  )
}

const FEW = 12

function Changes({ preview }: { readonly preview: Preview }) {
  const { t, formats } = useWords()
  const { added, changed, same, refused } = preview
  const some = (names: readonly string[]) => formats.list([...names.slice(0, FEW), ...(names.length > FEW ? ['…'] : [])])
  return (
    <>
      {added.length + changed.length === 0 ? <p>{t('glossary.nothing')}</p> : null}
      <ul>
        {added.length > 0 ? (
          <li>
            <strong>{t('glossary.wouldAdd', { count: added.length })}</strong> {some(added)}
          </li>
        ) : null}
        {changed.length > 0 ? (
          <li>
            <strong>{t('glossary.wouldChange', { count: changed.length })}</strong> {some(changed)}
          </li>
        ) : null}
        {same > 0 ? <li>{t('glossary.same', { count: same })}</li> : null}
      </ul>
      {refused.length > 0 ? (
        <>
          <h3>{t('glossary.refused')}</h3>
          <ul>
            {refused.slice(0, FEW).map(({ at, reason }) => (
              <li key={`${at} ${reason}`}>{t('glossary.refusedAt', { at, reason: t(`glossary.reasons.${reason}`) })}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}
