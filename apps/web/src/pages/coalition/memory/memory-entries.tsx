import type { RouteResponse } from '@undersigned/api/client'
import { type FormEvent, useState } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { refresh } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useFocusAgain } from '../../../ui/focus-again.ts'
import { Question } from '../../../ui/question.tsx'

type Answer = RouteResponse<'memoryEntries'>
type Entry = Answer['entries'][number]

/** What has been found so far, for which words, and where to look on. */
interface Found extends Answer {
  readonly words: string
}

/** One screen of entries; a request looks through a part of a large memory alone. */
const AT_ONCE = 25

async function lookOn(coalition: string, { words, entries, next }: Found): Promise<Found> {
  const found = [...entries]
  let after = next
  while (after !== null && found.length < entries.length + AT_ONCE) {
    const answer = await ask('memoryEntries', { params: { coalition }, query: { words, after } })
    found.push(...answer.entries)
    after = answer.next
  }
  return { words, entries: found, next: after }
}

/** The entries of the memory, searched and erased one by one (rule T163). */
export function MemoryEntries({ coalition }: { readonly coalition: string }) {
  const { t } = useWords()
  const looking = useAction()
  const [words, setWords] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const { place, focusAgain } = useFocusAgain<HTMLInputElement>()
  const search = (event?: FormEvent) => {
    event?.preventDefault()
    void looking.run(() => lookOn(coalition, { words, entries: [], next: '' }), setFound)
  }
  const erased = async (id: string) => {
    setFound((known) => known && { ...known, entries: known.entries.filter((entry) => entry.id !== id) })
    announce(t('memory.removed'))
    focusAgain()
    await refresh(`memory:${coalition}`)
  }
  if (found === null) {
    return (
      <p>
        <ProblemNotice problem={looking.problem} />
        <Button size="small" busy={looking.busy} onClick={() => search()}>
          {t('memory.look')}
        </Button>
      </p>
    )
  }
  return (
    <div className="stack">
      <form className="stack measure" onSubmit={search}>
        <TextField
          ref={place}
          label={t('memory.find')}
          type="search"
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <div>
          <Button submit busy={looking.busy}>
            {t('memory.search')}
          </Button>
        </div>
      </form>
      <ProblemNotice problem={looking.problem} />
      <p className="soft small" aria-live="polite">
        {found.entries.length === 0 ? t('memory.none') : t('memory.shown', { count: found.entries.length })}
      </p>
      <ul className="lines">
        {found.entries.map((entry) => (
          <Line key={entry.id} coalition={coalition} entry={entry} onErased={() => void erased(entry.id)} />
        ))}
      </ul>
      {found.next === null ? null : (
        <p>
          <Button size="small" busy={looking.busy} onClick={() => void looking.run(() => lookOn(coalition, found), setFound)}>
            {t('memory.more')}
          </Button>
        </p>
      )}
    </div>
  )
}

interface LineProps {
  readonly coalition: string
  readonly entry: Entry
  readonly onErased: () => void
}

const MOST_IN_A_NAME = 40

function Line({ coalition, entry, onErased }: LineProps) {
  const { t, day, formats } = useWords()
  const [asking, setAsking] = useState(false)
  const { id, from, to, source, target, letter, at } = entry
  const date = day(at)
  const begins = source.length > MOST_IN_A_NAME ? `${source.slice(0, MOST_IN_A_NAME).trim()}…` : source
  const erase = () => ask('memoryForget', { params: { coalition, entry: id } })
  return (
    <li>
      <span>
        <span lang={from}>{source}</span>
        <br />
        <span lang={to}>{target}</span>
        <br />
        <span className="soft small">
          {t('memory.direction', { from: formats.languageName(from), to: formats.languageName(to) })}
          {' · '}
          {letter === null ? t('memory.fromFile', { date }) : t('memory.fromLetter', { title: letter.title, date })}
        </span>
      </span>
      <Button look="quiet" aria-label={t('memory.remove', { begins })} onClick={() => setAsking(true)}>
        {t('memory.removeDo')}
      </Button>
      <Question
        open={asking}
        danger
        title={t('memory.removeQuestion')}
        text={t('memory.removeText')}
        yes={t('memory.removeDo')}
        onNo={() => setAsking(false)}
        onYes={async () => {
          await erase()
          onErased()
        }}
      />
    </li>
  )
}
