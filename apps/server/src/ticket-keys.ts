import type { TicketKeys } from '@undersigned/sync/node'
import type { Keys } from './keys.ts'

const ID = 't1'

/** A ticket that a tool was given names a synthetic person (D15); its role is what it says. */
export const TOOL = 'tool:'

/** What room tickets are signed with: the same for every server and tool that shares the secret keys (D15). */
export const ticketKeys = (keys: Pick<Keys, 'derive'>): TicketKeys => ({
  current: ID,
  keys: new Map([[ID, new Uint8Array(keys.derive('tickets'))]]),
})
