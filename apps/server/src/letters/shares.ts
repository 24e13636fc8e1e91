import type { Language } from '@undersigned/letter'
import { mayTranslate } from '@undersigned/signatures'
import {
  assignmentsOf,
  type Db,
  type LetterRow,
  membershipFrom,
  type RoleRow,
  rolesOf,
  type UnitStateRow,
  unitStatesOf,
} from '@undersigned/storage'
import { type Assignment, UNIT_STATES, type UnitStanding } from '@undersigned/translation'
import { recordOf } from './view.ts'

type Given = Awaited<ReturnType<typeof assignmentsOf>>

export interface Shares {
  readonly given: Given
  readonly roles: readonly RoleRow[]
  readonly states: readonly UnitStateRow[]
}

/** What was given to people who can still translate it. */
export async function sharesOf(db: Db, letter: LetterRow): Promise<Shares> {
  const [given, roles, states] = await Promise.all([assignmentsOf(db, letter.id), rolesOf(db, letter.id), unitStatesOf(db, letter.id)])
  return { given: given.filter(({ language, userId }) => translatorsOf(roles, language).includes(userId)), roles, states }
}

export const translatorsOf = (roles: readonly RoleRow[], language: Language): readonly string[] =>
  [...Map.groupBy(roles, ({ userId }) => userId)].flatMap(([id, own]) => (mayTranslate(membershipFrom(own), language) ? [id] : []))

/** The assignments in the words of the domain. */
export const assignmentsIn = ({ given }: Shares): readonly Assignment[] =>
  given.map((row) => ({ language: row.language, unit: row.unit || null, person: row.userId }))

/** The units of a version as the reader last made them out; null where it never looked. */
export function standingsIn({ states }: Shares, language: Language): readonly UnitStanding[] | null {
  const row = states.find((state) => state.language === language)
  if (row === undefined) return null
  const units: unknown = row.units
  return (Array.isArray(units) ? units : []).map(recordOf).map((unit) => ({
    unit: String(unit.unit),
    state: UNIT_STATES.find((each) => each === unit.state) ?? 'missing',
    sourceDigest: String(unit.sourceDigest),
    targetDigest: String(unit.targetDigest),
    returned: unit.returned === true,
    covered: unit.covered === true,
  }))
}
