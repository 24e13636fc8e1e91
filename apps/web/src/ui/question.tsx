import type { ReactNode } from 'react'
import { ProblemNotice, useAction } from '../app/action.tsx'
import { useWords } from '../app/words.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface Props {
  readonly open: boolean
  readonly title: string
  readonly text?: string
  readonly yes: string
  readonly danger?: boolean
  readonly onNo: () => void
  /** What happens on yes. The question closes when it went well, and says so when it did not. */
  readonly onYes: () => Promise<unknown>
  readonly children?: ReactNode
}

/** Asks before something that cannot be taken back lightly, and says what it will do. */
export function Question({ open, title, text, yes, danger = false, onNo, onYes, children }: Props) {
  const { t } = useWords()
  const action = useAction()
  const answer = async () => {
    if (await action.run(onYes)) onNo()
  }
  const close = () => {
    action.clear()
    onNo()
  }
  return (
    <Dialog title={title} open={open} onClose={close} question>
      {text ? <p>{text}</p> : null}
      {children}
      <ProblemNotice problem={action.problem} />
      <footer>
        <Button onClick={close}>{t('app.cancel')}</Button>
        <Button look={danger ? 'danger' : 'primary'} busy={action.busy} onClick={() => void answer()}>
          {yes}
        </Button>
      </footer>
    </Dialog>
  )
}
