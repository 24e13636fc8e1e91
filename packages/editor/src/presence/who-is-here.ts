import type { Awareness } from 'y-protocols/awareness'

/** Somebody whose screen shows this document now. */
export interface Visitor {
  readonly client: number
  readonly id: string
  readonly name: string
  readonly color: string
  /** The text their caret stands in, or null while they only read. */
  readonly field: string | null
  readonly isMe: boolean
}

export interface Person {
  readonly id: string
  readonly name: string
}

/** Ten colours that are told apart, and dark enough for white letters on them (contrast 4.5 and more). */
const COLORS = ['#9a3412', '#1d4ed8', '#15703c', '#86198f', '#854d0e', '#0e6b78', '#b91c1c', '#5b21b6', '#3f6212', '#9d174d'] as const

/** A person has the same colour on every screen. */
export function colorOf(person: string): string {
  let sum = 0
  for (const character of person) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return COLORS[sum % COLORS.length] ?? COLORS[0]
}

/** Tells the others who this is. */
export function introduce(awareness: Awareness, { id, name }: Person): void {
  awareness.setLocalStateField('user', { id, name, color: colorOf(id) })
}

/** Everybody with a name, in the order in which they are told; one entry a person, with their caret where they have one. */
export function whoIsHere(awareness: Awareness): readonly Visitor[] {
  const here = new Map<string, Visitor>()
  for (const [client, state] of [...awareness.getStates()].sort(([a], [b]) => a - b)) {
    const visitor = visitorOf(client, state, awareness.clientID)
    const known = visitor === null ? undefined : here.get(visitor.id)
    if (visitor !== null && (known === undefined || (!known.isMe && known.field === null))) here.set(visitor.id, visitor)
  }
  return [...here.values()]
}

function visitorOf(client: number, state: Readonly<Record<string, unknown>>, own: number): Visitor | null {
  const { user, caret } = state
  if (!isRecord(user) || typeof user.name !== 'string' || user.name === '') return null
  const id = typeof user.id === 'string' ? user.id : String(client)
  const field = isRecord(caret) && typeof caret.field === 'string' ? caret.field : null
  return { client, id, name: user.name.slice(0, 60), color: colorOf(id), field, isMe: client === own }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
