import type { RouteName, RouteRequest, RouteResponse } from '@undersigned/api'
import type { Services } from '../services.ts'
import type { Access, LetterAccess } from './access.ts'
import type { Refused } from './problem.ts'
import type { Visitor } from './visitor.ts'

/** One call of a route, after the schemas and the policy have looked. */
export interface Call<Name extends RouteName> {
  readonly services: Services
  readonly request: RouteRequest<Name>
  readonly visitor: Visitor | null
  readonly access: Access
  readonly headers: Headers
  /** As far as it can be believed. */
  readonly address: string
  readonly isDemoVisitor: boolean
  readonly file: File | null
}

export type Reply<Name extends RouteName> =
  | { readonly ok: true; readonly value: RouteResponse<Name>; readonly cookies?: readonly string[] }
  | Refused
  | Response

export type Handler<Name extends RouteName> = (call: Call<Name>) => Promise<Reply<Name>>
export type Handlers<Names extends RouteName = RouteName> = { readonly [Name in Names]: Handler<Name> }

export const reply = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })
export const done = reply({ done: true as const })

/** A handler was reached without what its rule must have brought: the table and the handler disagree. */
class PolicyBroken extends Error {
  override readonly name = 'PolicyBroken'
}

/** The signed-in account; the policy of the route guarantees it. */
export function visitorIn({ visitor }: { readonly visitor: Visitor | null }): Visitor {
  if (visitor === null) throw new PolicyBroken('a route for accounts was reached without one')
  return visitor
}

/** The letter and one's standing to it; the policy of the route guarantees it. */
export function letterIn({ access }: { readonly access: Access }): LetterAccess {
  if (access.letter === null) throw new PolicyBroken('a route for a letter was reached without one')
  return access.letter
}

export function coalitionIn({ access }: { readonly access: Access }): NonNullable<Access['coalition']> {
  if (access.coalition === null) throw new PolicyBroken('a route for a coalition was reached without one')
  return access.coalition
}
