import { type ReactNode, useState } from 'react'
import { Button, ToggleButton } from 'react-aria-components'

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
  const hint = useHint()
  return (
    <span className="u-hinted" data-away={hint.isAway || undefined}>
      <Button aria-label={label} isDisabled={isDisabled} onPress={onPress} className="u-tool" {...hint.handlers}>
        {children}
      </Button>
      <Hint label={label} keys={keys} />
    </span>
  )
}

/** A tool that is on or off. */
export function Switch({ isOn, label, keys, isDisabled = false, onPress, children }: ToolProps & { readonly isOn: boolean }) {
  const hint = useHint()
  return (
    <span className="u-hinted" data-away={hint.isAway || undefined}>
      <ToggleButton aria-label={label} isSelected={isOn} isDisabled={isDisabled} onChange={onPress} className="u-tool" {...hint.handlers}>
        {children}
      </ToggleButton>
      <Hint label={label} keys={keys} />
    </span>
  )
}

function Hint({ label, keys }: { readonly label: string; readonly keys: string | undefined }) {
  return (
    <span className="u-hint" aria-hidden="true">
      {label}
      {keys !== undefined && <kbd>{keys}</kbd>}
    </span>
  )
}

/** The stylesheet shows the hint; Escape sends it away until the tool is left. */
function useHint() {
  const [isAway, setAway] = useState(false)
  return {
    isAway,
    handlers: {
      onKeyDown: ({ key }: { readonly key: string }) => {
        if (key === 'Escape') setAway(true)
      },
      onBlur: () => setAway(false),
      onHoverEnd: () => setAway(false),
    },
  }
}
