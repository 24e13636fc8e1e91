import { type MouseEvent, type ReactNode, useState } from 'react'

interface ToolProps {
  readonly label: string
  /** The keys that do the same, as they are printed on the keyboard. */
  readonly keys?: string
  readonly isDisabled?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

/** A press on a tool leaves the focus where it is: in the text, whose selection the tool works on. */
export const keepFocus = (event: MouseEvent): void => event.preventDefault()

/** A button with a sign on it: its name is spoken, and shown when it is pointed at or focused. */
export function Tool(props: ToolProps) {
  return <Hinted {...props} isOn={undefined} />
}

/** A tool that is on or off. */
export function Switch(props: ToolProps & { readonly isOn: boolean }) {
  return <Hinted {...props} />
}

/** The stylesheet shows the hint; Escape sends it away until the tool is left. */
function Hinted({ isOn, label, keys, isDisabled = false, onPress, children }: ToolProps & { readonly isOn: boolean | undefined }) {
  const [isAway, setAway] = useState(false)
  const comeBack = (): void => setAway(false)
  return (
    <span className="u-hinted" data-away={isAway || undefined}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={isOn}
        disabled={isDisabled}
        className="u-tool"
        onMouseDown={keepFocus}
        onClick={onPress}
        onKeyDown={({ key }) => {
          if (key === 'Escape') setAway(true)
        }}
        onBlur={comeBack}
        onMouseLeave={comeBack}
      >
        {children}
      </button>
      <span className="u-hint" aria-hidden="true">
        {label}
        {keys !== undefined && <kbd>{keys}</kbd>}
      </span>
    </span>
  )
}
