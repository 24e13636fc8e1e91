import type { ReactNode } from 'react'

interface Props {
  readonly tone?: 'calm' | 'warn' | 'bad' | 'good'
  readonly title?: string
  readonly children?: ReactNode
}

/** Something to know. Bad news is said at once to screen readers. */
export function Notice({ tone = 'calm', title, children }: Props) {
  return (
    <div className={`notice ${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
      {title ? <strong>{title}</strong> : null}
      {children}
    </div>
  )
}

export function Section({
  title,
  actions,
  children,
}: {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className="section" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  )
}
