import { introduce } from '@undersigned/editor'
import { endonymOf, type Language } from '@undersigned/letter'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import { useWords } from '../app/words.ts'
import { type Other, othersElsewhere } from './lobby.ts'
import type { OpenRoom } from './rooms.ts'
import { useRoom } from './use-room.ts'

interface Props {
  readonly letter: string
  readonly person: { readonly id: string; readonly name: string }
  /** The language this page shows, told to the others. */
  readonly language: Language
  /** The letter's own. */
  readonly original: Language
}

/** Who is at this letter in another language: the review room is the lobby (D10). */
export function Elsewhere(props: Props) {
  const lobby = useRoom(`letter/${props.letter}/review`, props.person.id)
  return lobby ? <Lobby lobby={lobby} {...props} /> : null
}

function Lobby({ lobby, letter, person, language, original }: Props & { readonly lobby: OpenRoom }) {
  const { t } = useWords()
  const { awareness } = lobby.connection
  useEffect(() => {
    introduce(awareness, person)
    awareness.setLocalStateField('place', { language })
  }, [awareness, person, language])
  const read = useCallback(
    () => JSON.stringify(othersElsewhere(awareness.getStates(), person.id, language)),
    [awareness, person.id, language],
  )
  const subscribe = useCallback(
    (listener: () => void) => {
      awareness.on('change', listener)
      return () => awareness.off('change', listener)
    },
    [awareness],
  )
  const others = parsed(useSyncExternalStore(subscribe, read))
  const addressOf = (place: Language) => `/letters/${letter}/${place === original ? 'write' : `versions/${place}`}`
  return others.map((other) => (
    <Link key={`${other.name}${other.language}`} href={addressOf(other.language)} className="visitor">
      {other.name} <span lang={other.language}>({endonymOf(other.language)})</span>
      <span className="visually-hidden">{t('write.jump', { name: other.name })}</span>
    </Link>
  ))
}

const parsed = (json: string): readonly Other[] => JSON.parse(json)
