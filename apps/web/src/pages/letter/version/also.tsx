import { versionReader } from '@undersigned/collab'
import { endonymOf, type Inline, isLanguage, type Language } from '@undersigned/letter'
import { useEffect, useMemo, useState } from 'react'
import type * as Y from 'yjs'
import { useWords } from '../../../app/words.ts'
import { useDocValue } from '../../../room/doc-value.ts'
import { useRoom } from '../../../room/use-room.ts'
import { Select } from '../../../ui/field.tsx'
import type { Letter } from '../use-letter.ts'

/** Another version's words, by unit. */
export type AlsoUnits = ReadonlyMap<string, readonly Inline[]>

export interface Also {
  readonly language: Language
  readonly units: AlsoUnits
}

const NONE = 'none'
const NOTHING: AlsoUnits = new Map()
const keyOf = (person: string): string => `undersigned.also.${person}`

/** Which other version this person reads beside, remembered on this device. */
export function useAlso(letter: Letter, language: Language, person: string) {
  const others = letter.versions.map((version) => version.language).filter((other) => other !== language)
  const [wish, setWish] = useState(() => localStorage.getItem(keyOf(person)))
  const chosen = wish !== null && isLanguage(wish) && others.includes(wish) ? wish : null
  const [units, setUnits] = useState<AlsoUnits>(NOTHING)
  const choose = (next: Language | null) => {
    setWish(next)
    setUnits(NOTHING)
    if (next === null) localStorage.removeItem(keyOf(person))
    else localStorage.setItem(keyOf(person), next)
  }
  const also = useMemo<Also | null>(() => (chosen === null ? null : { language: chosen, units }), [chosen, units])
  return { also, others, choose, setUnits }
}

interface MenuProps {
  readonly chosen: Language | null
  readonly others: readonly Language[]
  readonly onChoose: (language: Language | null) => void
}

/** "Show also: …": a third column, read only. */
export function AlsoMenu({ chosen, others, onChoose }: MenuProps) {
  const { t, formats } = useWords()
  if (others.length === 0) return null
  const options = [
    { value: NONE, label: t('version.alsoNone') },
    ...others.map((language) => ({ value: language, label: `${endonymOf(language)} (${formats.languageName(language)})` })),
  ]
  return (
    <div className="also-menu">
      <Select
        label={t('version.also')}
        value={chosen ?? NONE}
        options={options}
        onChange={(value) => onChoose(isLanguage(value) ? value : null)}
      />
    </div>
  )
}

interface RoomProps {
  readonly letter: string
  readonly language: Language
  readonly person: string
  readonly onUnits: (units: AlsoUnits) => void
}

/** In that one room as long as its column is shown. */
export function AlsoRoom({ letter, language, person, onUnits }: RoomProps) {
  const room = useRoom(`letter/${letter}/${language}`, person)
  return room === null ? null : <AlsoContent doc={room.doc} onUnits={onUnits} />
}

function AlsoContent({ doc, onUnits }: { readonly doc: Y.Doc } & Pick<RoomProps, 'onUnits'>) {
  const read = useMemo(versionReader, [])
  const { units } = useDocValue(doc, read)
  useEffect(() => onUnits(units), [units, onUnits])
  return null
}
