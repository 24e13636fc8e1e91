import { type ReactNode, useRef } from 'react'
import { Dialog, Popover } from 'react-aria-components'

/** Where something opens: a place on the screen, taken when it was opened. */
export interface Anchor {
  readonly left: number
  readonly top: number
  readonly bottom: number
}

interface PopProps {
  readonly anchor: Anchor
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A small dialog at a place in the text: focus goes into it and back, Escape and a press outside close it. */
export function Pop({ anchor, label, onClose, children }: PopProps) {
  const ref = useRef<HTMLSpanElement>(null)
  const { left, top, bottom } = anchor
  return (
    <>
      <span ref={ref} className="u-anchor" style={{ left, top, height: bottom - top }} aria-hidden="true" />
      <Popover
        triggerRef={ref}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose()
        }}
        placement="bottom start"
        className="u-pop"
      >
        <Dialog aria-label={label} className="u-dialog">
          {children}
        </Dialog>
      </Popover>
    </>
  )
}
