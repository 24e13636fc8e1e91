import type { DeskVerdict, RouteResponse } from '@undersigned/api/client'
import { ask } from '../../../app/api.ts'
import { type Resource, refresh, useResource } from '../../../app/resources.ts'

export type Desk = RouteResponse<'deskGet'>
export type DeskItem = Desk['items'][number]
export type DeskEntry = NonNullable<DeskItem['signature']>
export type DeskDecision = Desk['decided'][number]

const keyOf = (letter: string): string => `letter:${letter}:sign-on-desk`

export const useDesk = (letter: string): Resource<Desk> => useResource(keyOf(letter), () => ask('deskGet', { params: { letter } }))

export const refreshDesk = (letter: string): Promise<void> => refresh(keyOf(letter))

/** By whose name something on the desk goes. */
export const nameOf = ({ signature, report }: DeskItem): string => signature?.display.name ?? report?.name ?? ''

/** A report about a name that stands nowhere can only be put away. */
export const isPossible = ({ signature }: DeskItem, verdict: DeskVerdict): boolean => signature !== null || verdict === 'dismiss'
