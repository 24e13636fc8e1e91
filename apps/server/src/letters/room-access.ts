import { isLanguage } from '@undersigned/letter'
import { type Membership, mayReadDrafts, mayWrite, type Room, type Stage } from '@undersigned/signatures'
import { epochOf, letterOf, membershipFrom, rolesFor, type Store, versionsOf } from '@undersigned/storage'
import type { RoomAddress, RoomPart } from '@undersigned/sync'
import type { Ticket } from '@undersigned/sync/node'
import type { RoomAccess } from '../socket/index.ts'
import { TOOL } from '../ticket-keys.ts'

const roomOf = (part: RoomPart): Room => (isLanguage(part) ? { kind: 'version', language: part } : { kind: part })

/** What somebody may do in a room of a letter at this stage; null: not even enter. */
export function accessIn(membership: Membership, part: RoomPart, stage: Stage): 'write' | 'read' | null {
  if (!mayReadDrafts(membership)) return null
  return mayWrite(membership, roomOf(part), stage) ? 'write' : 'read'
}

/** What the rows say about a ticket's holder now. */
export async function readAccess({ db }: Store, ticket: Ticket, room: RoomAddress): Promise<RoomAccess> {
  const letter = await letterOf(db, room.letter)
  if (letter === null) return { kind: 'refused', reason: 'foreign' }
  if (isLanguage(room.part) && !(await versionsOf(db, letter.id)).some(({ language }) => language === room.part)) {
    return { kind: 'refused', reason: 'foreign' }
  }
  const membership = ticket.person.startsWith(TOOL) ? toolMembership(ticket) : await memberBy(db, ticket, room)
  if (membership === null) return { kind: 'refused', reason: 'removed' }
  const access = accessIn(membership, room.part, letter.stage)
  return access === null ? { kind: 'refused', reason: 'removed' } : { kind: access }
}

async function memberBy(db: Store['db'], ticket: Ticket, room: RoomAddress): Promise<Membership | null> {
  const [epoch, roles] = await Promise.all([epochOf(db, room.letter, ticket.person), rolesFor(db, room.letter, ticket.person)])
  return epoch !== ticket.epoch || roles.length === 0 ? null : membershipFrom(roles)
}

const toolMembership = ({ role, languages }: Ticket): Membership => ({
  roles: (['coordinator', 'drafter', 'translator', 'reviewer', 'representative', 'observer'] as const).filter((each) => each === role),
  languages: languages.filter(isLanguage),
})
