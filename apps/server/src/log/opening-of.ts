import { canonicalJson } from '@undersigned/letter'
import type { EventPayload, Salt } from '@undersigned/signatures'
import { type Opening, readOpening, utf8 } from '@undersigned/signatures/log'
import type { LoggedEvent } from '@undersigned/storage'

/** What opens an event's entry; null once its person was erased. */
export function openingOf({ payload, salt, at }: Pick<LoggedEvent, 'payload' | 'salt' | 'at'>): Opening | null {
  return payload === null || salt === null ? null : readOpening(utf8(canonicalJson({ at: new Date(at).toISOString(), payload, salt })))
}

/** The same of an event that was put together here and now: nothing of it was read from anywhere. */
export const openingWritten = ({
  payload,
  salt,
  at,
}: {
  readonly payload: EventPayload
  readonly salt: Salt
  readonly at: number
}): Opening => ({
  payload: { ...payload },
  salt,
  at: new Date(at).toISOString(),
})
