import type { RouteResponse } from '@undersigned/api/client'
import { navigate } from 'wouter/use-browser-location'
import { ask } from './api.ts'
import { answersAreOf } from './kept-answers.ts'
import { forgetAll, type Resource, useResource } from './resources.ts'
import { INTERFACE_LANGUAGES, speak } from './words.ts'

export type Account = RouteResponse<'meGet'>
export type Installation = RouteResponse<'installation'>

async function readMe(): Promise<Account> {
  const me = await ask('meGet', {})
  answersAreOf(me.id)
  return me
}

export const useMe = (): Resource<Account> => useResource('me', readMe)
export const useInstallation = (): Resource<Installation> => useResource('installation', () => ask('installation', {}))

/** Where to go after signing in: a page of ours that was asked for before, never another site. */
export function nextAddress(): string | null {
  const next = new URLSearchParams(location.search).get('next')
  return next?.startsWith('/app') ? next : null
}

/** Someone has signed in: what was known of nobody is forgotten, their language is spoken, and they go where they wanted. */
export async function entered(): Promise<void> {
  const next = nextAddress()
  forgetAll()
  const { locale } = await ask('meGet', {})
  const language = INTERFACE_LANGUAGES.find((known) => known === locale)
  if (language) await speak(language)
  navigate(next ?? '/app/')
}

/** Ends the session. The page is loaded anew, so that nothing of the last person stays in memory. */
export async function leave(everywhere = false): Promise<void> {
  const { id } = await ask('meGet', {})
  await ask(everywhere ? 'signOutEverywhere' : 'signOut', {})
  answersAreOf(null)
  const { forgetDevice } = await import('./device.ts')
  await forgetDevice(id)
  location.assign('/app/sign-in')
}
