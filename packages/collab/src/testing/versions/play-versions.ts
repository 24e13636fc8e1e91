import { type LetterText, plainText, unitId } from '@undersigned/letter'
import { composeVersion, hasWords, UNIT_STATES, type VersionContent } from '@undersigned/translation'
import { readLetterText } from '../../letter-text.ts'
import { readUnit, readVersion } from '../../version.ts'
import { Ink } from '../ledger.ts'
import { Network } from '../network.ts'
import { seedUpdate } from '../seat.ts'
import { ACTS, type Act } from '../steps.ts'
import { counted, Records } from './records.ts'
import { PARTS, type Part, TRANSLATORS, VERSION_ACTS, type VersionAct, type VersionSession, type VersionStep } from './steps.ts'
import { type Side, Translator } from './translator.ts'

/** What was found in a session; all of it is empty or false when the rules hold. */
export interface VersionVerdict {
  /** What people see differently once all have heard everything. */
  readonly diverged: readonly Part[]
  /** Rows in another order, or beside another translation, than the original and the version say. */
  readonly misplaced: readonly string[]
  /** States that nobody's act on exactly these texts bears out. */
  readonly falselySaid: readonly string[]
  /** Characters of the free version that are gone or stand twice though nobody took them or carried them. */
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  /** Characters that a printed faithful version lacks, or prints more often than the original has them. */
  readonly unprinted: readonly string[]
  readonly printedTwice: readonly string[]
  /** What an act and its undo left different. */
  readonly notRestored: readonly Part[]
}

export const FAITHFUL: VersionVerdict = {
  diverged: [],
  misplaced: [],
  falselySaid: [],
  lost: [],
  doubled: [],
  unprinted: [],
  printedTwice: [],
  notRestored: [],
}

export interface PlayedVersions {
  readonly verdict: VersionVerdict
  /** How often each situation was met, so that a test can say that it was. */
  readonly met: Readonly<Record<string, number>>
}

const VERSIONS = ['faithful', 'free'] as const

/** Plays a session of three people on an original and two versions, lets everyone hear everything, and looks at what became of it. */
export function playVersions(session: VersionSession): PlayedVersions {
  const ink = new Ink()
  const seed = seedUpdate(ink)
  const records = new Records()
  const people = Array.from({ length: TRANSLATORS }, (_, at) => new Translator(100 + at, seed, records))
  const lines = new Map(PARTS.map((part) => [part, new Network(people.map(({ docs }) => docs[part]))]))
  const falselySaid = new Set<string>()
  for (const step of session) {
    const person = people[actorOf(step)]
    if (person === undefined) continue
    playStep(step, { person, ink, lines })
    // Not only at the end: a state that was false for a moment may have been acted on.
    for (const part of VERSIONS) for (const saying of records.falselySaid(part, person.rows(part))) falselySaid.add(saying)
  }
  settle(lines)
  const [first, ...others] = people
  if (first === undefined) throw new Error('nobody plays')
  const verdict = {
    diverged: PARTS.filter((part) => others.some((other) => sayingOf(other, part) !== sayingOf(first, part))),
    misplaced: misplacedBy(first),
    falselySaid: [...falselySaid],
    ...freeIn(first, records),
    ...printedBy(first, records),
  }
  const met = situations(first)
  const notRestored = undoneBy(first, session, ink)
  for (const person of people) person.close()
  return { verdict: { ...verdict, notRestored }, met }
}

/** The faithful version has one translator: two who write the same unit at once are both kept, and that is no matter of following. */
const actorOf = ({ act, who }: VersionStep): number => (act === 'render' ? 0 : who % TRANSLATORS)

const isAct = (act: VersionStep['act']): act is Act => ACTS.some((known) => known === act)
const isVersionAct = (act: VersionStep['act']): act is VersionAct => VERSION_ACTS.some((known) => known === act)

interface Table {
  readonly person: Translator
  readonly ink: Ink
  readonly lines: ReadonlyMap<Part, Network>
}

function playStep(step: VersionStep, { person, ink, lines }: Table): void {
  if (isAct(step.act)) person.write(step.act, step, ink)
  else if (isVersionAct(step.act)) person.translate(step.act, step, ink)
  else if (step.act === 'settle') settle(lines)
  else
    lines
      .get(PARTS[step.c % PARTS.length] ?? 'original')
      ?.deliver(actorOf(step), 1 + (step.a % 8), step.b % 3 === 0 ? 'latest sender' : 'oldest')
}

function settle(lines: ReadonlyMap<Part, Network>): void {
  for (const line of lines.values()) line.settle()
}

/** What does not stand in the original's order beside its own words. */
const misplacedBy = (person: Translator): readonly string[] =>
  VERSIONS.flatMap((part) => {
    const rows = person.rows(part)
    const isInOrder = rows.map(({ unit }) => unit.id).join() === person.units.map(({ id }) => id).join()
    const strange = rows.filter(({ unit, target }) => JSON.stringify(target) !== JSON.stringify(readUnit(person.docs[part], unit.id)))
    return [...(isInOrder ? [] : [`${part}: other rows than the original’s`]), ...strange.map(({ unit }) => `${part} ${unit.id}`)]
  })

const sayingOf = (person: Translator, part: Part): string =>
  part === 'original' ? JSON.stringify(readLetterText(person.docs.original, 'en')) : JSON.stringify(plain(person.side(part)))

const plain = ({ rows, lost, following, offers }: Side) => ({
  rows,
  lost,
  offers,
  coveredBy: [...following.coveredBy],
  joined: [...following.joined],
})

function freeIn(person: Translator, { typed, erased, carried }: Records): Pick<VersionVerdict, 'lost' | 'doubled'> {
  const counts = counted(...[...readVersion(person.docs.free).units.values()].map(plainText))
  return {
    lost: [...typed].filter((char) => !counts.has(char) && !erased.has(char)),
    doubled: [...counts].filter(([char, count]) => count > 1 && (carried.get(char) ?? 0) < 2).map(([char]) => char),
  }
}

/**
 * Of paragraphs whose words nobody changed, the printed version says each character once, in one language or the
 * other, unless the original itself has it twice (D1); but what a translated paragraph took in and nobody ever translated waits for its translator like any words that are added.
 */
function printedBy(person: Translator, { touched }: Records): Pick<VersionVerdict, 'unprinted' | 'printedTwice'> {
  const original = readLetterText(person.docs.original, 'en')
  const version = readVersion(person.docs.faithful)
  const printed = counted(...wordsIn(composeVersion(original, version, 'fr', { onMissing: 'source' })))
  const open = undecidable(original, version)
  const untouched = wordsIn(original).filter((words) => ![...words].some((char) => touched.has(char)))
  const wanted = [...counted(...untouched)].filter(([char]) => counted(...wordsIn(original)).get(char) === 1 && !open.has(char))
  return {
    unprinted: wanted.filter(([char]) => !printed.has(char)).map(([char]) => char),
    printedTwice: wanted.filter(([char]) => (printed.get(char) ?? 0) > 1).map(([char]) => char),
  }
}

const wordsIn = ({ paragraphs, notes }: LetterText): readonly string[] => [...paragraphs, ...notes].map(({ content }) => plainText(content))

/** So few words that nothing can be told from them where no trace leads. */
const FEW = 3

/**
 * Characters of what is printed as a whole, in the one language or the other, or not at all (rule T31): of a unit without words where
 * others hold a part of it, of an orphan of which others hold a part; and what a translated unit says and nobody holds.
 */
function undecidable(original: LetterText, version: VersionContent): ReadonlySet<string> {
  const units = [...version.units].map(([id, content]) => [id, [...counted(plainText(content)).keys()]] as const)
  const held = counted(...units.flatMap(([, chars]) => chars))
  const partly = (chars: readonly string[], isHeld: (char: string) => boolean) => (chars.some(isHeld) && !chars.every(isHeld) ? chars : [])
  const living = new Set<string>([...original.paragraphs, ...original.notes].map(({ id }) => id))
  const open = [...original.paragraphs, ...original.notes].flatMap(({ id, content }) => {
    const chars = [...counted(plainText(content)).keys()]
    const isHeld = (char: string) => held.has(char)
    if (hasWords(version.units.get(unitId(id)) ?? [])) return chars.filter((char) => !isHeld(char))
    return chars.length < FEW ? chars : partly(chars, isHeld)
  })
  return new Set([...open, ...units.flatMap(([id, chars]) => (living.has(id) ? [] : partly(chars, (char) => (held.get(char) ?? 0) > 1)))])
}

/** One more act on the original and its undo, with all that two versions say of it before and after. */
function undoneBy(person: Translator, session: VersionSession, ink: Ink): readonly Part[] {
  const step = session.find(({ act }) => isAct(act) && act !== 'undo' && act !== 'redo' && act !== 'cut' && act !== 'paste')
  if (step === undefined || !isAct(step.act)) return []
  const before = PARTS.map((part) => sayingOf(person, part))
  const text = before[0]
  person.writer.perform(step.act, { ...step, act: step.act }, ink)
  if (sayingOf(person, 'original') === text) return []
  for (let most = 4; most > 0 && sayingOf(person, 'original') !== text; most -= 1)
    person.writer.perform('undo', { ...step, act: 'undo' }, ink)
  return PARTS.filter((part, at) => sayingOf(person, part) !== before[at])
}

function situations(person: Translator): Readonly<Record<string, number>> {
  const sides = VERSIONS.map((part) => person.side(part))
  const states = UNIT_STATES.map((state) => [state, count(sides, ({ rows }) => rows.filter((row) => row.state === state).length)] as const)
  return {
    ...Object.fromEntries(states),
    covered: count(sides, ({ following }) => following.coveredBy.size),
    joined: count(sides, ({ following }) => following.joined.size),
    orphans: count(sides, ({ lost }) => lost.length),
    offers: count(sides, ({ offers }) => offers.length),
  }
}

const count = (sides: readonly Side[], of: (side: Side) => number): number => sides.reduce((sum, side) => sum + of(side), 0)
