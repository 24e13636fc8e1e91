import type { RouteResponse } from '@undersigned/api/client'
import { ask } from '../../../app/api.ts'
import { type Resource, refresh, useResource } from '../../../app/resources.ts'

export type Shares = RouteResponse<'assignmentsList'>
export type Share = Shares['assignments'][number]

const keyOf = (letter: string): string => `letter:${letter}:assignments`

/** Who was given what of a letter, and who says that theirs is done (rules T118, T119). */
export const useShares = (letter: string): Resource<Shares> =>
  useResource(keyOf(letter), () => ask('assignmentsList', { params: { letter } }))

export const refreshShares = (letter: string): Promise<void> => refresh(keyOf(letter))
