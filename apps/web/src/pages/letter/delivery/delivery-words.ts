import type { MailServer, RouteResponse } from '@undersigned/api/client'
import type { Words } from '../../../app/words.ts'

export type Delivery = RouteResponse<'deliveryGet'>
export type Copy = Delivery['copies'][number]

/** What became of a mail to oneself (rule G190). */
export const testedWords = ({ t }: Pick<Words, 't'>, mailServer: MailServer): string =>
  t(mailServer === 'there' ? 'delivery.tested' : mailServer === 'mailbox' ? 'delivery.testedHere' : 'delivery.noServer')

export const deliveryKey = (letter: string): string => `letter:${letter}:delivery`

/** Where one copy stands, in the words of whoever waits for it. */
export function standingOf({ t }: Pick<Words, 't'>, copy: Copy): string {
  if (copy.state === 'queued' && copy.mail !== null && copy.mail !== 'queued') return t(`delivery.mail.${copy.mail}`)
  if (copy.state !== null && !(copy.state === 'bounced' && copy.held === null)) return t(`delivery.state.${copy.state}`)
  return copy.held === null ? t('delivery.ready') : t(`delivery.held.${copy.held}`)
}

export function toneOf({ state, mail, held }: Copy): '' | 'blue' | 'green' | 'gold' | 'red' {
  if (mail === 'unclear' || mail === 'failed' || mail === 'suppressed' || state === 'bounced') return 'red'
  if (state === 'answered') return 'green'
  if (state === 'sent') return 'blue'
  if (state === 'queued') return ''
  return held === null ? 'green' : 'gold'
}
