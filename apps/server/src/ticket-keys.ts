import type { TicketKeys } from '@undersigned/sync/node'
import type { Keys } from './keys.ts'

/** A ticket that a tool was given names a synthetic person (D15); its role is what it says. */
export const TOOL = 'tool:'

/** What room tickets are signed with: the same for every server and tool that shares the secret keys (D15). They end with their key. */
export const ticketKeys = (keys: Pick<Keys, 'perKey'>): TicketKeys => ({
  get current() {
    return [...keys.perKey('tickets').keys()].at(0) ?? ''
  },
  get keys() {
    return new Map([...keys.perKey('tickets')].map(([id, key]) => [id, new Uint8Array(key)]))
  },
})
