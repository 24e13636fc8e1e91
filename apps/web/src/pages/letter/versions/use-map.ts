import type { RouteResponse } from '@undersigned/api/client'
import { useEffect } from 'react'
import { ask } from '../../../app/api.ts'
import { type Resource, refresh, useResource } from '../../../app/resources.ts'
import type { LetterMap } from './map-model.ts'

/** The map and when somebody last changed what it shows. */
export interface KnownMap {
  readonly mark: string
  readonly readAt: number
  readonly map: LetterMap
}

const LOOKS_AGAIN = 3000
const known = new Map<string, KnownMap>()
const noMap: LetterMap = { units: [], languages: [] }

/** Asks with the mark of what is known, so that a map that has not moved is not sent again (rule T110). */
async function load(letter: string): Promise<KnownMap> {
  const before = known.get(letter)
  const query = before === undefined ? {} : { known: before.mark }
  const { mark, readAt, map }: RouteResponse<'mapGet'> = await ask('mapGet', { params: { letter }, query })
  const now = { mark, readAt, map: map ?? before?.map ?? noMap }
  known.clear()
  known.set(letter, now)
  return now
}

const keyOf = (letter: string): string => `letter:${letter}:map`

/** The letter's map; one that follows is asked for every few seconds while somebody looks at it, and no document is opened for it (D11). */
export function useMap(letter: string, follows = true): Resource<KnownMap> {
  useEffect(() => {
    if (!follows) return
    const look = () => {
      if (document.visibilityState === 'visible') void refresh(keyOf(letter))
    }
    const every = setInterval(look, LOOKS_AGAIN)
    return () => clearInterval(every)
  }, [letter, follows])
  return useResource(keyOf(letter), () => load(letter))
}
