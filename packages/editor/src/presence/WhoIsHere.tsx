import type { Translate } from '@undersigned/i18n'
import { useEffect, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { useVisitors } from './use-visitors.ts'
import type { Visitor } from './who-is-here.ts'

interface WhoIsHereProps {
  readonly awareness: Awareness | null
  readonly t: Translate
  /** Goes to where a visitor's caret stands. */
  readonly onJump: (visitor: Visitor) => void
}

/** Who is here, each a way to where they write; who came and went is announced, several together. */
export function WhoIsHere({ awareness, t, onJump }: WhoIsHereProps) {
  const visitors = useVisitors(awareness)
  const said = useArrivals(visitors, t)
  const others = visitors.filter(({ isMe }) => !isMe)
  return (
    <div className="u-here">
      <ul className="u-people" aria-label={t('editor.carets.here')}>
        {visitors.map((visitor) => (
          <li key={visitor.id}>
            {visitor.isMe || visitor.field === null ? (
              <span className="u-person" title={visitor.isMe ? t('editor.carets.you', { name: visitor.name }) : undefined}>
                <Face visitor={visitor} />
                <span className="u-unseen">
                  {visitor.isMe ? t('editor.carets.you', { name: visitor.name }) : t('editor.carets.nowhere', { name: visitor.name })}
                </span>
              </span>
            ) : (
              <button
                type="button"
                className="u-person"
                aria-label={t('editor.carets.jump', { name: visitor.name })}
                onClick={() => onJump(visitor)}
              >
                <Face visitor={visitor} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.length === 0 && <span className="u-alone">{t('editor.carets.alone')}</span>}
      <p className="u-unseen" role="status">
        {said}
      </p>
    </div>
  )
}

function Face({ visitor: { name, color, field } }: { readonly visitor: Visitor }) {
  return (
    <span className="u-face" style={{ background: color }} data-writing={field !== null || undefined} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()

/** How long comings and goings are gathered before they are said. */
const GATHERING = 2_500

function useArrivals(visitors: readonly Visitor[], t: Translate): string {
  const [said, setSaid] = useState('')
  const told = useRef<ReadonlyMap<string, string> | null>(null)
  useEffect(() => {
    const now = new Map(visitors.filter(({ isMe }) => !isMe).map(({ id, name }) => [id, name]))
    const before = told.current
    if (before === null) {
      told.current = now
      return undefined
    }
    const timer = setTimeout(() => {
      told.current = now
      setSaid(arrivals(before, now, t))
    }, GATHERING)
    return () => clearTimeout(timer)
  }, [visitors, t])
  return said
}

/** What is said of those who came and went between two moments. */
export function arrivals(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>, t: Translate): string {
  const joined = [...now].filter(([id]) => !before.has(id)).map(([, name]) => name)
  const left = [...before].filter(([id]) => !now.has(id)).map(([, name]) => name)
  return [
    ...(joined.length > 0 ? [t('editor.carets.joined', { names: joined.join(', ') })] : []),
    ...(left.length > 0 ? [t('editor.carets.left', { names: left.join(', ') })] : []),
  ].join('. ')
}
