import type { ReactNode } from 'react'
import { Button, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components'

interface ToolProps {
  readonly label: string
  /** The keys that do the same, as they are printed on the keyboard. */
  readonly keys?: string
  readonly isDisabled?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

/** A button with a sign on it: its name is spoken, and shown when it is pointed at or focused. */
export function Tool({ label, keys, isDisabled = false, onPress, children }: ToolProps) {
  return (
    <Hinted label={label} keys={keys}>
      <Button aria-label={label} isDisabled={isDisabled} onPress={onPress} className="u-tool">
        {children}
      </Button>
    </Hinted>
  )
}

/** A tool that is on or off. */
export function Switch({ isOn, label, keys, isDisabled = false, onPress, children }: ToolProps & { readonly isOn: boolean }) {
  return (
    <Hinted label={label} keys={keys}>
      <ToggleButton aria-label={label} isSelected={isOn} isDisabled={isDisabled} onChange={onPress} className="u-tool">
        {children}
      </ToggleButton>
    </Hinted>
  )
}

function Hinted({ label, keys, children }: { readonly label: string; readonly keys: string | undefined; readonly children: ReactNode }) {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <Tooltip className="u-hint" offset={6}>
        {label}
        {keys !== undefined && <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
