import { UNIT_STATES, type UnitStateName } from '@undersigned/api/client'

interface Props {
  /** What the bar says to those who hear it. */
  readonly label: string
  readonly shares: Readonly<Partial<Record<UnitStateName, number>>>
}

const shown: readonly UnitStateName[] = ['reviewed', 'translated', 'stale', 'draft']

/** How far a version is: one colour a state, what is missing stays empty. */
export function ProgressBar({ label, shares }: Props) {
  const whole = UNIT_STATES.reduce((sum, state) => sum + (shares[state] ?? 0), 0)
  return (
    <div className="progress" role="img" aria-label={label}>
      {shown.map((state) => {
        const share = shares[state] ?? 0
        return share === 0 ? null : <span key={state} className={state} style={{ inlineSize: `${(100 * share) / whole}%` }} />
      })}
    </div>
  )
}
