import { foldedName } from '../names.ts'
import { ownDomain } from './domains.ts'

/** An organisation, or a person, as far as it can be told from another of its kind. */
export interface Known {
  readonly kind: 'organisation' | 'person'
  readonly name: string
  /** Host of an organisation's website or mailbox; null when unknown. People share the one of their house. */
  readonly host: string | null
  readonly acronym?: string
}

type Reason = 'same-name' | 'same-domain' | 'acronym' | 'similar-name'

/** Two entries that may be one: a question for a person, never an answer (rule G67). */
export interface Proposal {
  /** Places in the list, the earlier one first. */
  readonly one: number
  readonly other: number
  readonly reasons: readonly Reason[]
}

/** From this part of their trigrams in common two names are worth a look. */
const SIMILAR = 0.6
const FEWEST_INITIALS = 3

interface Traits {
  readonly kind: Known['kind']
  readonly name: string
  readonly domain: string | null
  readonly acronyms: ReadonlySet<string>
  readonly trigrams: ReadonlySet<string>
}

/** Which entries of a list may be the same, and why; two that only differ in accents, case, article or punctuation among them (rule G67). */
export const proposeAlike = (list: readonly Known[]): readonly Proposal[] => [...proposalsInTurn(list)].flat()

/** The same for each entry in its turn, with those before it: whoever has enough looks no further. */
export function* proposalsInTurn(list: readonly Known[]): Generator<readonly Proposal[], undefined> {
  const traits = list.map(traitsOf)
  const near = nearIn(traits)
  for (const other of traits.keys()) yield near(other).flatMap((one) => proposal(traits, one, other))
}

/**
 * Whom of those asked about before an entry shares a mark or enough of its letters with, the first one first: it is asked about once. The
 * letters in common are counted as they are met in the lists of who has them, so that a long list is not compared pair by pair.
 */
function nearIn(traits: readonly Traits[]): (at: number) => readonly number[] {
  const seen = new Map<string, number[]>()
  const inCommon = new Uint32Array(traits.length)
  return (at) => {
    const one = traits[at]
    if (one === undefined) return []
    const [marks, letters] = [marksOf(one), lettersOf(one)]
    const whoHas = (mark: string): readonly number[] => seen.get(mark) ?? []
    const met: number[] = []
    for (const each of letters) {
      for (const other of whoHas(each)) {
        if (inCommon[other] === 0) met.push(other)
        inCommon[other] = (inCommon[other] ?? 0) + 1
      }
    }
    const similar = met.filter((other) => likenessBy(inCommon[other] ?? 0, one, traits[other]) >= SIMILAR)
    for (const other of met) inCommon[other] = 0
    const found = new Set([...marks.flatMap(whoHas), ...similar])
    for (const mark of [...marks, ...letters]) note(seen, mark, at)
    return [...found].toSorted((a, b) => a - b)
  }
}

function note(seen: Map<string, number[]>, mark: string, at: number): void {
  const before = seen.get(mark)
  if (before === undefined) seen.set(mark, [at])
  else before.push(at)
}

function proposal(traits: readonly Traits[], one: number, other: number): readonly Proposal[] {
  const [a, b] = [traits[one], traits[other]]
  const reasons = a === undefined || b === undefined ? [] : reasonsFor(a, b)
  return reasons.length > 0 ? [{ one, other, reasons }] : []
}

function reasonsFor(a: Traits, b: Traits): readonly Reason[] {
  const isSame = a.name !== '' && a.name === b.name
  const found: readonly (Reason | false)[] = [
    isSame && 'same-name',
    a.domain !== null && a.domain === b.domain && 'same-domain',
    !isSame && common(a.acronyms, b.acronyms) > 0 && 'acronym',
    !isSame && likeness(a.trigrams, b.trigrams) >= SIMILAR && 'similar-name',
  ]
  return found.filter((reason) => reason !== false)
}

function traitsOf({ kind, name, host, acronym }: Known): Traits {
  const folded = foldedName(name)
  const isPerson = kind === 'person'
  const acronyms = isPerson ? new Set<string>() : acronymsOf(name, acronym)
  return { kind, name: folded, domain: isPerson ? null : ownDomain(host), acronyms, trigrams: trigramsOf(folded) }
}

/** What makes two entries alike by itself. */
const marksOf = ({ kind, name, domain, acronyms }: Traits): readonly string[] =>
  [
    ...(name === '' ? [] : [`name ${name}`]),
    ...(domain === null ? [] : [`domain ${domain}`]),
    ...[...acronyms].map((each) => `acronym ${each}`),
  ].map((mark) => `${kind} ${mark}`)

const lettersOf = ({ kind, trigrams }: Traits): readonly string[] => [...trigrams].map((each) => `${kind} letters ${each}`)

/** Names it goes by in short: one it says, one in brackets, a name of one word in capitals, and the capitals of a long one. */
function acronymsOf(name: string, said = ''): ReadonlySet<string> {
  const inBrackets = [...name.matchAll(/\(([^()]+)\)/gu)].map(([, inner]) => inner ?? '').filter(isShort)
  const bare = name.replace(/\([^()]*\)/gu, ' ').trim()
  const initials = [...bare.matchAll(/(?<![\p{L}\p{N}])\p{Lu}/gu)].join('')
  const all = [said, ...inBrackets, isShort(bare) && !/\p{Ll}\p{Ll}/u.test(bare) ? bare : '', initials]
  return new Set(all.map((each) => foldedName(each).replace(/ /gu, '')).filter((each) => each.length >= FEWEST_INITIALS))
}

const isShort = (text: string): boolean => /^\p{Lu}[\p{L}\p{N}.&-]{1,11}$/u.test(text.trim())

function trigramsOf(folded: string): ReadonlySet<string> {
  const letters = folded === '' ? [] : [...`  ${folded} `]
  return new Set(letters.slice(2).map((_, at) => letters.slice(at, at + 3).join('')))
}

/** Dice: how much of both they have in common. */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => dice(common(a, b), a.size + b.size)

const likenessBy = (shared: number, one: Traits, other: Traits | undefined): number =>
  dice(shared, one.trigrams.size + (other?.trigrams.size ?? 0))

const dice = (shared: number, size: number): number => (size === 0 ? 0 : (2 * shared) / size)

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((each) => b.has(each)).length
