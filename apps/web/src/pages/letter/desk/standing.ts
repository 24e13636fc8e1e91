import type { RouteResponse } from '@undersigned/api/client'
import { SIGNATORY_CLASSES, type SignatoryClass } from '@undersigned/letter'

export interface Desk {
  readonly signatures: RouteResponse<'signaturesList'>['signatures']
  readonly signatories: RouteResponse<'signatoriesList'>['signatories']
  readonly invitations: RouteResponse<'signInvitationsList'>['invitations']
}

export type StandingState =
  | 'confirmed'
  | 'carried'
  | 'waiting'
  | 'pending'
  | 'stale'
  | 'objected'
  | 'lapsed'
  | 'invited'
  | 'expired'
  | 'named'
  | 'withdrawn'

/** One line of the desk: somebody who stands, may stand or stood under the letter. */
export interface Standing {
  readonly key: string
  readonly id: string
  readonly class: SignatoryClass
  readonly name: string
  readonly detail: string
  readonly state: StandingState
  readonly language: string | null
  readonly at: number | null
}

const order: readonly StandingState[] = [
  'confirmed',
  'carried',
  'waiting',
  'pending',
  'stale',
  'invited',
  'named',
  'expired',
  'objected',
  'lapsed',
  'withdrawn',
]

interface Context {
  readonly now: number
  readonly compare: (a: string, b: string) => number
  /** A country's name in the reader's language (rule G25). */
  readonly countryName: (code: string) => string
}

/** Everyone on the desk by class, signed first, each class in the order of the reader's language. */
export function standingByClass(
  desk: Desk,
  { now, compare, countryName }: Context,
): readonly (readonly [SignatoryClass, readonly Standing[]])[] {
  const all = [...signed(desk, countryName), ...invited(desk, now), ...named(desk, countryName)]
  const sorted = all.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || compare(a.name, b.name))
  return SIGNATORY_CLASSES.map((kind) => [kind, sorted.filter((line) => line.class === kind)] as const).filter(
    ([, lines]) => lines.length > 0,
  )
}

/** How a confirmed signature stands to the text in force (rule G42). */
const standings = {
  listed: 'confirmed',
  carried: 'carried',
  waiting: 'waiting',
  asked: 'stale',
  objected: 'objected',
  lapsed: 'lapsed',
} as const

function signed({ signatures }: Desk, countryName: Context['countryName']): Standing[] {
  return signatures
    .filter(({ state }) => state !== 'invited')
    .map(({ id, display, state, standing, language, confirmedAt, signedAt }) => ({
      key: `signature:${id}`,
      id,
      class: display.class,
      name: display.name,
      detail: detailOf(display, countryName),
      state: standing === null ? state : standings[standing],
      language,
      at: confirmedAt ?? signedAt,
    }))
}

function invited({ invitations }: Desk, now: number): Standing[] {
  return invitations
    .filter(({ usedAt }) => usedAt === null)
    .map(({ id, class: kind, name, language, expiresAt }) => ({
      key: `invitation:${id}`,
      id,
      class: kind,
      name,
      detail: '',
      state: expiresAt < now ? 'expired' : 'invited',
      language,
      at: expiresAt,
    }))
}

const named = ({ signatories }: Desk, countryName: Context['countryName']): Standing[] =>
  signatories.map((row) => ({
    key: `named:${row.id}`,
    id: row.id,
    class: row.class,
    name: row.name,
    detail: detailOf(row, countryName),
    state: 'named',
    language: null,
    at: null,
  }))

interface Display {
  readonly title: string
  readonly affiliation: string
  readonly country: string
  readonly group: string
}

const detailOf = ({ title, affiliation, group, country }: Display, countryName: Context['countryName']): string =>
  [title, affiliation, group, country && countryName(country)].filter(Boolean).join(', ')

/** How many stand in each state. */
export function countsByState(lines: readonly Standing[]): ReadonlyMap<StandingState, number> {
  return new Map(
    order.flatMap((state) => {
      const count = lines.filter((line) => line.state === state).length
      return count === 0 ? [] : [[state, count] as const]
    }),
  )
}
