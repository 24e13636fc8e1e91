import type { LetterRole, RouteResponse } from '@undersigned/api/client'
import { isLanguage, type Language } from '@undersigned/letter'
import type { Membership } from '@undersigned/signatures'
import { useEffect } from 'react'
import { ask } from '../../app/api.ts'
import { type Resource, refresh, useResource } from '../../app/resources.ts'

export type Letter = RouteResponse<'letterGet'>
export type Version = Letter['versions'][number]

export interface LetterProps {
  readonly letter: Letter
}

export const useLetter = (id: string): Resource<Letter> => useResource(`letter:${id}`, () => ask('letterGet', { params: { letter: id } }))

/** Reads again whatever this letter's pages show, and the list it stands in. */
export async function refreshLetter(id: string): Promise<void> {
  await Promise.all([refresh(`letter:${id}`), refresh('letters')])
}

const LOOKS_AGAIN = 15_000

/** Others decide, too: looks again when somebody comes back to the window, and now and then while they look at it. */
export function useFollowing(id: string): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void refresh(`letter:${id}`)
    }
    const stop = new AbortController()
    window.addEventListener('focus', look, { signal: stop.signal })
    document.addEventListener('visibilitychange', look, { signal: stop.signal })
    const every = setInterval(look, LOOKS_AGAIN)
    return () => {
      stop.abort()
      clearInterval(every)
    }
  }, [id])
}

export const hasRole = (letter: Letter, role: LetterRole): boolean => letter.mine.some((grant) => grant.role === role)

/** What this account is in the letter, as the rules of rights look at it. */
export const membershipIn = (letter: Letter): Membership => ({
  roles: letter.mine.map(({ role }) => role),
  languages: letter.mine.flatMap(({ languages }) => languages).filter((language): language is Language => isLanguage(language)),
})
