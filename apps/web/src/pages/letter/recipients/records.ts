import type { RouteResponse } from '@undersigned/api/client'
import type { Letter } from '../use-letter.ts'

export type Records = RouteResponse<'recordsList'>
export type RecipientRecord = Records['records'][number]

export const recordsKey = ({ id }: Letter): string => `letter:${id}:records`
