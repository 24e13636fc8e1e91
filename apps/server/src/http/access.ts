import type { RouteName } from '@undersigned/api'
import { isLanguage } from '@undersigned/letter'
import type { Membership } from '@undersigned/signatures'
import {
  type ActiveMembership,
  activeMembership,
  type Db,
  deskKeepersOf,
  type LetterRow,
  letterOf,
  membershipFrom,
  type RoleRow,
  rolesFor,
} from '@undersigned/storage'
import { readRoomId } from '@undersigned/sync'
import { mayWriteGlossary } from '../letters/glossary-right.ts'
import { type CoalitionRight, policy } from './policy.ts'
import { type Refused, refused } from './problem.ts'
import type { Visitor } from './visitor.ts'

/** A letter as the account that asks stands to it. */
export interface LetterAccess {
  readonly letter: LetterRow
  readonly membership: Membership
  readonly roles: readonly RoleRow[]
}

/** What a rule found on its way: handlers go on from there. */
export interface Access {
  readonly letter: LetterAccess | null
  readonly coalition: (ActiveMembership & { readonly coalitionId: string }) | null
}

export interface Asked {
  readonly name: RouteName
  readonly params: Readonly<Record<string, string>>
  /** The body before its schema has looked: only what names a coalition or a room is read here. */
  readonly body: unknown
  readonly visitor: Visitor | null
  readonly mayReadMailbox: boolean
}

type Decision = { readonly ok: true; readonly access: Access } | Refused

const nothing: Access = { letter: null, coalition: null }
const allowed = (access: Partial<Access> = {}): Decision => ({ ok: true, access: { ...nothing, ...access } })

/** Whether this account may call this route on this object: the table decides, nothing else does. */
export async function decide(db: Db, asked: Asked): Promise<Decision> {
  const rule = policy[asked.name]
  if (rule.kind === 'anyone') return allowed()
  if (rule.kind === 'mailbox') return asked.mayReadMailbox ? allowed() : refused('not-found')
  if (asked.visitor === null) return refused('signed-out')
  switch (rule.kind) {
    case 'signed-in':
      return allowed()
    case 'coalition':
      return decideCoalition(db, asked.visitor, { id: coalitionNamed(asked), who: rule.who })
    case 'letter': {
      const access = await accessTo(db, letterNamed(asked), asked.visitor.id)
      if (access === null) return refused('not-found')
      const language = isLanguage(asked.params.language) ? asked.params.language : null
      if (!rule.may(access.membership, { language })) return refused('forbidden')
      const isLetIn = !('unnamed' in rule) || rule.unnamed(access.membership) || (await isNamed(db, access, asked.visitor))
      return isLetIn ? allowed({ letter: access }) : refused('forbidden')
    }
  }
}

const isNamed = async (db: Db, { letter }: LetterAccess, { id }: Visitor): Promise<boolean> =>
  (await deskKeepersOf(db, letter.id)).includes(id)

async function decideCoalition(db: Db, visitor: Visitor, wish: { id: string; who: CoalitionRight }): Promise<Decision> {
  const membership = await activeMembership(db, wish.id, visitor.id)
  if (membership === null) return refused('not-found')
  if (wish.who === 'coordinator' && !membership.coordinator) return refused('forbidden')
  const coalition = { ...membership, coalitionId: wish.id }
  if (wish.who === 'wordsmith' && !(await mayWriteGlossary(db, coalition, visitor.id))) return refused('forbidden')
  return allowed({ coalition })
}

/** The letter with one's roles in it; null when one has none, as if it were not there. */
async function accessTo(db: Db, letter: string, account: string): Promise<LetterAccess | null> {
  const roles = await rolesFor(db, letter, account)
  if (roles.length === 0) return null
  const row = await letterOf(db, letter)
  return row === null ? null : { letter: row, roles, membership: membershipFrom(roles) }
}

const coalitionNamed = ({ params, body }: Asked): string => params.coalition ?? field(body, 'coalition')

const letterNamed = ({ params, body }: Asked): string => params.letter ?? readRoomId(field(body, 'room'))?.letter ?? ''

function field(body: unknown, name: string): string {
  if (typeof body !== 'object' || body === null) return ''
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1]
  return typeof value === 'string' ? value : ''
}
