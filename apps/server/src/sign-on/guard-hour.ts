import { createHmac, timingSafeEqual } from 'node:crypto'
import type { LetterId } from '@undersigned/letter'
import { asKey, type Keys } from '../keys.ts'

/** Nobody reads what they sign and fills in a form in less; nobody leaves one open for longer. */
const LEAST = 4000
const MOST = 24 * 60 * 60 * 1000

export type HourOf = 'in-time' | 'too-fast' | 'expired'

/** When a form was made, signed, so that it says so when it comes back (rule G110). */
export function formHour(keys: Pick<Keys, 'derive'>, letter: LetterId, now: number): string {
  const at = now.toString(36)
  return `${at}.${signatureOf(keys, letter, at)}`
}

/** Whether a form came back in a person's time. */
export function readFormHour(keys: Pick<Keys, 'derive'>, { letter, hour, now }: { letter: LetterId; hour: string; now: number }): HourOf {
  const [at = '', signature = ''] = hour.split('.')
  if (!isSame(signature, signatureOf(keys, letter, at))) return 'expired'
  const age = now - Number.parseInt(at, 36)
  if (!(age >= 0 && age < MOST)) return 'expired'
  return age < LEAST ? 'too-fast' : 'in-time'
}

const signatureOf = (keys: Pick<Keys, 'derive'>, letter: LetterId, at: string): string =>
  createHmac('sha256', asKey(keys.derive('form-hour')))
    .update(`${letter}/${at}`)
    .digest('base64url')

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
