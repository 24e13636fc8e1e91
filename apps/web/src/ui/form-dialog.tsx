import type { ReactNode } from 'react'
import { ProblemNotice, useAction } from '../app/action.tsx'
import { useWords } from '../app/words.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface Props<Result> {
  readonly open: boolean
  readonly title: string
  readonly yes: string
  readonly wide?: boolean
  readonly onClose: () => void
  /** Does what the form says. It closes when that went well; otherwise everything filled in stays. */
  readonly onSubmit: () => Promise<Result>
  /** Where to go on instead of closing, with what came of it. */
  readonly onDone?: (result: Result) => void
  readonly children: ReactNode
}

export function FormDialog<Result>({ open, title, yes, wide = false, onClose, onSubmit, onDone, children }: Props<Result>) {
  const { t } = useWords()
  const action = useAction()
  const close = () => {
    action.clear()
    onClose()
  }
  const send = async () => {
    if (!(await action.run(onSubmit, onDone))) return
    if (!onDone) close()
  }
  return (
    <Dialog title={title} open={open} onClose={close} wide={wide}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {children}
        <ProblemNotice problem={action.problem} />
        <footer className="row end">
          <Button onClick={close}>{t('app.cancel')}</Button>
          <Button look="primary" submit busy={action.busy}>
            {yes}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
