import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

interface Props {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly wide?: boolean
  /** A question that must be answered: it does not close by a click beside it. */
  readonly question?: boolean
  readonly children: ReactNode
}

export function Dialog({ title, open, onClose, wide = false, question = false, children }: Props) {
  return (
    <ModalOverlay
      className="veil"
      isOpen={open}
      isDismissable={!question}
      onOpenChange={(stays) => {
        if (!stays) onClose()
      }}
    >
      <Modal className={wide ? 'modal wide' : 'modal'}>
        <AriaDialog className="dialog" role={question ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
