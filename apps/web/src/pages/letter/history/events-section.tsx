import type { RouteResponse } from '@undersigned/api/client'
import { useState } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'
import { eventWords } from './event-words.ts'

type Events = RouteResponse<'eventsList'>
type LetterEvent = Events['events'][number]

/** The audit log: what was done, when, by whom. */
export function Events({ letter }: LetterProps) {
  const { t } = useWords()
  const key = `letter:${letter.id}:events`
  const events = useResource(key, () => ask('eventsList', { params: { letter: letter.id } }))
  return (
    <Section title={t('history.events')}>
      <Loaded of={events} again={key}>
        {(first) => (first.events.length === 0 ? <p className="soft">{t('history.noEvents')}</p> : <Pages letter={letter} first={first} />)}
      </Loaded>
    </Section>
  )
}

function Pages({ letter, first }: LetterProps & { readonly first: Events }) {
  const { t } = useWords()
  const action = useAction()
  const [older, setOlder] = useState<readonly Events[]>([])
  const last = older.at(-1) ?? first
  const all = [first, ...older].flatMap(({ events }) => events)
  const more = () =>
    action.run(async () => {
      const before = Number(last.events.at(-1)?.id)
      const next = await ask('eventsList', { params: { letter: letter.id }, query: { before } })
      setOlder([...older, next])
    })
  return (
    <>
      <ul className="lines">
        {all.map((event) => (
          <EventLine key={event.id} letter={letter} event={event} />
        ))}
      </ul>
      <ProblemNotice problem={action.problem} />
      {last.more ? (
        <div>
          <Button busy={action.busy} onClick={() => void more()}>
            {t('history.older')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function EventLine({ letter, event }: LetterProps & { readonly event: LetterEvent }) {
  const words = useWords()
  const { moment } = useLetterTime(letter)
  return (
    <li>
      <span>
        {eventWords(event, words)}
        <br />
        <span className="soft small">
          {event.by?.name || words.t('history.system')} · <time dateTime={new Date(event.at).toISOString()}>{moment(event.at)}</time>
        </span>
      </span>
    </li>
  )
}
