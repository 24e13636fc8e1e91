import { type DeskVerdict, VERDICTS_ON } from '@undersigned/api/client'
import { memo, useCallback, useEffect, useRef, useState } from 'react'
import { useGlobalKeys } from '../../../app/keys.ts'
import { useWords } from '../../../app/words.ts'
import { Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { ItemView } from './item-view.tsx'
import { type DeskItem, isPossible, nameOf } from './use-desk.ts'

interface Props extends LetterProps {
  readonly items: readonly DeskItem[]
  /** A question stands open elsewhere: keys wait. */
  readonly isBlocked: boolean
  readonly onUndo: () => void
}

/** `a` is what leaves things as they are wished: accepted when held, untouched when reported. */
const meaning: Readonly<Record<string, readonly DeskVerdict[]>> = {
  a: ['accept', 'dismiss'],
  r: ['refuse'],
  q: ['ask'],
  d: ['different'],
}

/** The queue with one thing open; decided, and the next one stands in its place. */
export function DeskQueue({ letter, items, isBlocked, onUndo }: Props) {
  const { t } = useWords()
  const [place, setPlace] = useState(0)
  const [deciding, setDeciding] = useState<DeskVerdict | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const wantsFocus = useRef(false)
  const here = Math.min(place, items.length - 1)
  const open = items[here]

  const last = items.length - 1
  const go = useCallback(
    (to: number) => {
      wantsFocus.current = true
      setPlace(Math.max(0, Math.min(last, to)))
    },
    [last],
  )
  const openKey = open?.key
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows whatever is open, after a decision as after a step.
  useEffect(() => {
    if (!wantsFocus.current || deciding !== null) return
    wantsFocus.current = false
    list.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus()
  }, [openKey, deciding, here])

  const decide = (key: string) => {
    const verdict = open ? meaning[key]?.find((each) => VERDICTS_ON[open.kind].includes(each) && isPossible(open, each)) : undefined
    if (verdict) setDeciding(verdict)
  }
  const steps = {
    j: () => go(here + 1),
    ArrowDown: () => go(here + 1),
    k: () => go(here - 1),
    ArrowUp: () => go(here - 1),
    a: () => decide('a'),
    r: () => decide('r'),
    q: () => decide('q'),
    d: () => decide('d'),
    u: onUndo,
  }
  useGlobalKeys(deciding !== null || isBlocked ? {} : steps)

  const close = () => {
    wantsFocus.current = true
    setDeciding(null)
  }
  const title = items.length === 0 ? t('signOnDesk.queue') : t('signOnDesk.count', { count: items.length })
  return (
    <Section title={title}>
      {items.length === 0 ? <p className="empty">{t('signOnDesk.empty')}</p> : null}
      <ul className="desk-queue" ref={list}>
        {items.map((item, at) => (
          <QueueLine key={item.key} letter={letter} item={item} at={at} isOpen={at === here} onGo={go} onDecide={setDeciding} />
        ))}
      </ul>
      {open && deciding ? <DecideDialog key={open.key + deciding} letter={letter} item={open} verdict={deciding} onClose={close} /> : null}
    </Section>
  )
}

interface LineProps extends LetterProps {
  readonly item: DeskItem
  readonly at: number
  readonly isOpen: boolean
  readonly onGo: (to: number) => void
  readonly onDecide: (verdict: DeskVerdict) => void
}

/** Drawn anew only when it changes: a queue may be hundreds long. */
const QueueLine = memo(function QueueLine({ letter, item, at, isOpen, onGo, onDecide }: LineProps) {
  const words = useWords()
  const { day } = useLetterTime(letter)
  const { t } = words
  return (
    <li className={isOpen ? 'desk-item open' : 'desk-item'}>
      <button type="button" className="desk-line" aria-expanded={isOpen} tabIndex={isOpen ? 0 : -1} onClick={() => onGo(at)}>
        <strong className="letter-words">{item.other ? `${nameOf(item)} · ${item.other.display.name}` : nameOf(item)}</strong>
        <span className="soft small">
          {whyWords(item, words)} · {t('signOnDesk.since', { date: day(item.since) })}
        </span>
        <span className={item.kind === 'report' ? 'chip red' : item.kind === 'alike' ? 'chip blue' : 'chip gold'}>
          {t(`signOnDesk.kind.${item.kind}`)}
        </span>
        {item.asked ? <span className="chip">{t(item.asked.answeredAt === null ? 'signOnDesk.asked' : 'signOnDesk.answered')}</span> : null}
      </button>
      {isOpen ? <ItemView letter={letter} item={item} onDecide={onDecide} /> : null}
    </li>
  )
})

/** Why it is here; a reason without words of its own is said as it is. */
function whyWords({ why }: DeskItem, { t, has, formats }: Pick<ReturnType<typeof useWords>, 't' | 'has' | 'formats'>): string {
  const said = why.map((each) => {
    const key = `signOnDesk.why.${each}`
    return has(key) ? t(key) : each
  })
  return formats.list(said)
}
