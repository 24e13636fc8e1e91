import { type ReactNode, useId, useState } from 'react'
import { ProblemNotice, useAction } from '../app/action.tsx'
import { useWords } from '../app/words.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface Props<Preview> {
  readonly title: string
  readonly lede: string
  /** Endings of file names, as a file field takes them. */
  readonly accept: string
  readonly apply: string
  readonly onClose: () => void
  readonly onLook: (file: File) => Promise<Preview>
  readonly onApply: (file: File, preview: Preview) => Promise<unknown>
  /** Whether there is anything to apply. */
  readonly brings: (preview: Preview) => boolean
  readonly show: (preview: Preview) => ReactNode
}

/** A file is looked at first; nothing is written before somebody who saw what would change says so. */
export function BringDialog<Preview>({ title, lede, accept, apply, onClose, onLook, onApply, brings, show }: Props<Preview>) {
  const { t } = useWords()
  const id = useId()
  const action = useAction()
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<Preview | null>(null)
  const send = async () => {
    if (file === null) return
    if (preview === null) await action.run(() => onLook(file), setPreview)
    else if (await action.run(() => onApply(file, preview))) onClose()
  }
  return (
    <Dialog title={title} open onClose={onClose} wide>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <p className="soft">{lede}</p>
        <div className="field">
          <label htmlFor={id}>{t('bringFile.file')}</label>
          <input
            id={id}
            type="file"
            required
            accept={accept}
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null)
              setPreview(null)
              action.clear()
            }}
          />
        </div>
        <div aria-live="polite">{preview === null ? null : show(preview)}</div>
        <ProblemNotice problem={action.problem} />
        <footer className="row end">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          {preview === null || brings(preview) ? (
            <Button look="primary" submit busy={action.busy}>
              {preview === null ? t('bringFile.look') : apply}
            </Button>
          ) : null}
        </footer>
      </form>
    </Dialog>
  )
}
