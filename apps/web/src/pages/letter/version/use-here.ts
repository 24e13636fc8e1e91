import { useMemo, useSyncExternalStore } from 'react'
import { hereIn, type Rooms, type UnitHere } from './here.ts'

/** Who is in which unit, as it changes; a unit nobody came to or left says the same as before. */
export function useHere(rooms: Rooms): ReadonlyMap<string, UnitHere> {
  const { original, version, lobby, me, language, originalLanguage } = rooms
  const { doc, awareness } = original
  const store = useMemo(
    () => hereStore({ original: { doc, awareness }, version, lobby, me, language, originalLanguage }),
    [doc, awareness, version, lobby, me, language, originalLanguage],
  )
  return useSyncExternalStore(store.subscribe, store.read)
}

function hereStore(rooms: Rooms) {
  let here = hereIn(rooms)
  const heard = [rooms.original.awareness, rooms.version, rooms.lobby]
  return {
    read: () => here,
    subscribe: (changed: () => void) => {
      const hear = () => {
        const now = keptFrom(here, hereIn(rooms))
        if (now === here) return
        here = now
        changed()
      }
      hear()
      for (const awareness of heard) awareness?.on('change', hear)
      return () => {
        for (const awareness of heard) awareness?.off('change', hear)
      }
    },
  }
}

/** The new map with the old entries wherever they say the same; the old map if it is nothing else. */
function keptFrom(before: ReadonlyMap<string, UnitHere>, now: ReadonlyMap<string, UnitHere>): ReadonlyMap<string, UnitHere> {
  const kept = new Map([...now].map(([unit, here]) => [unit, isSame(before.get(unit), here) ? (before.get(unit) ?? here) : here]))
  const isAll = kept.size === before.size && [...kept].every(([unit, here]) => before.get(unit) === here)
  return isAll ? before : kept
}

const isSame = (one: UnitHere | undefined, other: UnitHere): boolean => JSON.stringify(one) === JSON.stringify(other)
