import type { SaveState } from '@undersigned/sync/client'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { refresh } from '../app/resources.ts'
import { enterRoom, leaveRoom, type OpenRoom } from './rooms.ts'

/** In a room as long as this component is on the page; null for the moment before. */
export function useRoom(name: string, person: string): OpenRoom | null {
  const [room, setRoom] = useState<OpenRoom | null>(null)
  useEffect(() => {
    setRoom(enterRoom(name, person))
    return () => {
      setRoom(null)
      leaveRoom(name)
    }
  }, [name, person])
  return room?.name === name ? room : null
}

export function useSaveState({ connection, name }: OpenRoom): SaveState {
  const state = useSyncExternalStore(connection.subscribe, connection.snapshot)
  const { readOnly } = state
  useRefreshedLetter(name, readOnly)
  return state
}

/** That a room closes or opens for writing means that the letter moved on: it is read again. */
function useRefreshedLetter(room: string, readOnly: SaveState['readOnly']): void {
  const [, letter = ''] = room.split('/')
  useEffect(() => {
    if (readOnly !== null) void refresh(`letter:${letter}`)
  }, [letter, readOnly])
}

/** Whether the document has anything to show: what the device kept or what the server sent. */
export function useIsThere({ connection }: OpenRoom): boolean {
  const [isThere, setIsThere] = useState(false)
  useEffect(() => {
    let isMounted = true
    const arrive = () => {
      if (isMounted) setIsThere(true)
    }
    void connection.synced.then(arrive)
    void connection.loaded.then(() => {
      const { kind } = connection.snapshot()
      if (kind === 'offline' || kind === 'refused') arrive()
    })
    const stop = connection.subscribe(() => {
      const { kind } = connection.snapshot()
      if (kind !== 'connecting') arrive()
    })
    return () => {
      isMounted = false
      stop()
    }
  }, [connection])
  return isThere
}
