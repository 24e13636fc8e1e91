import type { SaveState, UnsentContent } from '@undersigned/sync/client'
import { lazy, Suspense, useEffect, useState } from 'react'
import { announce } from '../app/live.tsx'
import { useWords } from '../app/words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { type RefusalWords, wordsOfRefusal } from './refusals.ts'
import type { OpenRoom } from './rooms.ts'

const Question = lazy(() => import('../ui/question.tsx').then(({ Question: question }) => ({ default: question })))

interface Props {
  readonly room: OpenRoom
  readonly state: SaveState
  /** What of a document people would want to keep, as plain words. */
  readonly wordsOf: (doc: OpenRoom['doc']) => string
}

/** What a room says beside its text: that it is frozen, that one only reads, that something was refused and what was kept. */
export function RoomNotices({ room, state, wordsOf }: Props) {
  const { t } = useWords()
  const reason = state.kind === 'refused' ? state.reason : state.readOnly
  if (reason === null) return null
  const key = wordsOfRefusal[reason]
  const isRefused = state.kind === 'refused'
  return (
    <div className="room-notices">
      <Notice tone={isRefused && state.unsent ? 'bad' : 'warn'} title={t(`room.${key}.title`)}>
        <p>{t(`room.${key}.text`)}</p>
        <WayOn reason={key} isRefused={isRefused} room={room} />
      </Notice>
      {isRefused && state.unsent ? <Unsent room={room} wordsOf={wordsOf} /> : null}
    </div>
  )
}

/** A page that is too old, or that the server did not understand, is loaded again; any other refusal may be over by now. */
function WayOn({ reason, isRefused, room }: { readonly reason: RefusalWords; readonly isRefused: boolean; readonly room: OpenRoom }) {
  const { t } = useWords()
  const loads = reason === 'stale' || reason === 'broken'
  if (!loads && !isRefused) return null
  return (
    <div className="row">
      {loads ? (
        <Button onClick={() => location.reload()}>{t('app.reload')}</Button>
      ) : (
        <Button onClick={() => room.connection.retry()}>{t('app.again')}</Button>
      )}
    </div>
  )
}

/** Text that the server refused stays here until somebody has copied it or thrown it away: nothing typed is lost. */
function Unsent({ room, wordsOf }: Omit<Props, 'state'>) {
  const { t } = useWords()
  const [unsent, setUnsent] = useState<UnsentContent | null>(null)
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    let isMounted = true
    void room.connection.unsentContent().then((content) => {
      if (isMounted) setUnsent(content)
    })
    return () => {
      isMounted = false
    }
  }, [room])
  if (unsent === null) return null
  const mine = ownLines(wordsOf(room.doc), unsent.theirs ? wordsOf(unsent.theirs) : '')
  const copy = async () => {
    await navigator.clipboard.writeText(mine)
    announce(t('app.copied'))
  }
  const discard = async () => {
    await room.connection.wipe()
    location.reload()
  }
  return (
    <Notice tone="warn" title={t('room.unsentTitle')}>
      <blockquote className="unsent">{mine}</blockquote>
      <div className="row">
        <Button look="primary" onClick={() => void copy()}>
          {t('room.unsentCopy')}
        </Button>
        <Button look="danger" onClick={() => setAsking(true)}>
          {t('room.unsentDiscard')}
        </Button>
      </div>
      {asking ? (
        <Suspense>
          <Question
            open
            danger
            title={t('room.unsentDiscard')}
            text={t('room.unsentDiscardText')}
            yes={t('room.unsentDiscard')}
            onNo={() => setAsking(false)}
            onYes={discard}
          />
        </Suspense>
      ) : null}
    </Notice>
  )
}

/** The paragraphs that stand here and not on the server. */
function ownLines(here: string, there: string): string {
  const known = new Set(there.split('\n'))
  const own = here.split('\n').filter((line) => line !== '' && !known.has(line))
  return own.join('\n')
}
