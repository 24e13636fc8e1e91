import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'wouter'

type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger' | 'quiet danger'

interface Props extends Omit<ComponentProps<'button'>, 'type'> {
  readonly look?: ButtonLook
  readonly size?: 'small'
  /** Work is under way: the button keeps its place and its focus, and does nothing. */
  readonly busy?: boolean
  readonly submit?: boolean
}

const classes = (look: ButtonLook, size?: 'small'): string => ['button', look, size].filter(Boolean).join(' ')

export function Button({ look = 'plain', size, busy = false, submit = false, onClick, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      className={classes(look, size)}
      aria-disabled={busy || rest['aria-disabled']}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    />
  )
}

interface LinkProps {
  readonly to: string
  readonly look?: ButtonLook
  readonly size?: 'small'
  readonly children: ReactNode
}

export function ButtonLink({ to, look = 'plain', size, children }: LinkProps) {
  return (
    <Link href={to} className={classes(look, size)}>
      {children}
    </Link>
  )
}
