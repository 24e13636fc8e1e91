import type { SaveState } from '@undersigned/sync/client'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { enterRoom, leaveRoom, letterChanged, type OpenRoom } from './rooms.ts'

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
  useRefreshedLetter(name, state)
  return state
}

/** That a room closes or opens for writing means that the letter moved on; while the line was lost, nobody could have said so. */
function useRefreshedLetter(room: string, { readOnly, kind }: SaveState): void {
  const [, letter = ''] = room.split('/')
  const isAway = kind === 'offline'
  const before = useRef({ readOnly, isAway })
  useEffect(() => {
    const was = before.current
    before.current = { readOnly, isAway }
    if (was.readOnly !== readOnly || (was.isAway && !isAway)) letterChanged(letter)
  }, [letter, readOnly, isAway])
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
