import { concatenate, frameOf } from '../wire/frame.ts'
import type { Member } from './member.ts'
import type { PresenceNews } from './presence.ts'

/** One update on its way out: its frame, made once, and who needs not hear it. */
export interface Said {
  readonly frame: Uint8Array
  readonly from: Member | null
}

/** All that a room has to tell in one tick. */
export interface Telling {
  readonly said: readonly Said[]
  readonly presence: PresenceNews | null
  /** Per sender that asked for it, how many of its frames are durable. */
  readonly saved: ReadonlyMap<Member, number>
}

/**
 * Tells every member with one write each (S6). Most hear the same bytes, which are put together once; a sender does
 * not hear itself. Answers how many updates were delivered.
 */
export function deliver(members: Iterable<Member>, telling: Telling): number {
  const common = concatenate(telling.said.map(({ frame }) => frame))
  const presence = presenceFrame(telling.presence, null)
  const commonWithPresence = presence === null ? common : concatenate([common, presence])
  const senders = new Set(telling.said.flatMap(({ from }) => from ?? []))
  let delivered = 0
  for (const member of members) {
    const isSpecial = senders.has(member) || telling.saved.has(member) || telling.presence?.owners.has(member) === true
    const heard = senders.has(member) ? telling.said.filter(({ from }) => from !== member) : telling.said
    if (!member.keepsUp()) {
      confirm(member, telling)
      continue
    }
    const bytes = isSpecial ? bytesFor(member, heard, telling) : member.takesPresence ? commonWithPresence : common
    if (bytes.length > 0) member.peer.write(bytes)
    delivered += heard.length
  }
  return delivered
}

function bytesFor(member: Member, heard: readonly Said[], telling: Telling): Uint8Array {
  const parts = heard.map(({ frame }) => frame)
  const presence = member.takesPresence ? presenceFrame(telling.presence, member) : null
  if (presence !== null) parts.push(presence)
  const frames = telling.saved.get(member)
  if (frames !== undefined) parts.push(frameOf({ kind: 'saved', frames }))
  return concatenate(parts)
}

/** Somebody who is not told the news is still told that their own words are safe. */
function confirm(member: Member, { saved }: Telling): void {
  const frames = saved.get(member)
  if (frames !== undefined) member.sayOurs({ kind: 'saved', frames })
}

function presenceFrame(news: PresenceNews | null, member: Member | null): Uint8Array | null {
  const states = news?.encodeFor(member) ?? null
  return states === null ? null : frameOf({ kind: 'presence', states })
}
