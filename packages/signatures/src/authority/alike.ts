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
export function proposeAlike(list: readonly Known[]): readonly Proposal[] {
  const traits = list.map(traitsOf)
  const rarity = rarityIn(traits)
  const seen = new Map<string, number[]>()
  return traits.flatMap((one, at) => {
    const marks = marksOf(one, rarity)
    const earlier = new Set(marks.flatMap((mark) => seen.get(mark) ?? []))
    for (const mark of marks) seen.set(mark, [...(seen.get(mark) ?? []), at])
    return [...earlier].toSorted((a, b) => a - b).flatMap((before) => proposal(traits, before, at))
  })
}

/** Three letters, the rarest of the list first. */
type Rarity = (a: string, b: string) => number

function rarityIn(traits: readonly Traits[]): Rarity {
  const times = new Map<string, number>()
  for (const { trigrams } of traits) for (const each of trigrams) times.set(each, (times.get(each) ?? 0) + 1)
  return (a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0) || (a < b ? -1 : 1)
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

/** Whatever two entries must have one of in common to be alike at all, so that a long list is not compared pair by pair. */
const marksOf = ({ kind, name, domain, acronyms, trigrams }: Traits, rarity: Rarity): readonly string[] =>
  [
    ...(name === '' ? [] : [`name ${name}`]),
    ...(domain === null ? [] : [`domain ${domain}`]),
    ...[...acronyms].map((each) => `acronym ${each}`),
    ...telling([...trigrams], rarity).map((each) => `letters ${each}`),
  ].map((mark) => `${kind} ${mark}`)

/** So many of the rarest that two similar names cannot miss each other in them: what is left over is too little to be similar by. */
function telling(trigrams: readonly string[], rarity: Rarity): readonly string[] {
  const needed = Math.ceil((trigrams.length * SIMILAR) / (2 - SIMILAR))
  return trigrams.toSorted(rarity).slice(0, trigrams.length - needed + 1)
}

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
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  a.size + b.size === 0 ? 0 : (2 * common(a, b)) / (a.size + b.size)

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((each) => b.has(each)).length
