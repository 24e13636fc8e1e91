import type { RouteResponse } from '@undersigned/api/client'
import { ask } from '../../../app/api.ts'
import { type Resource, refresh, useResource } from '../../../app/resources.ts'

export type FollowUps = RouteResponse<'followUpsList'>
export type FollowUp = FollowUps['followUps'][number]

export const followUpsKey = (letter: string): string => `letter:${letter}:follow-ups`

export const useFollowUps = (letter: string): Resource<FollowUps> =>
  useResource(followUpsKey(letter), () => ask('followUpsList', { params: { letter } }))

export const refreshFollowUps = (letter: string): Promise<unknown> => refresh(followUpsKey(letter))
