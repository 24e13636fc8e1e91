import { digestOfUnit, type Inline, type UnitDigest, type UnitId, unitId } from '@undersigned/letter'
import { hasWords, type Unit, type UnitState } from '@undersigned/translation'
import { attributeOf, childOf, childrenOf, textOf, type XmlElement } from '../../xml/index.ts'
import { type Token, tokensOf } from '../inline.ts'
import { metadataIn, metaOf } from '../module-views.ts'
import { type SegmentState, STATES, XLF } from '../names.ts'
import { inTargetOrder, type Part, partsOf, stateOf } from '../parts.ts'
import type { Constraint, Violation } from '../validate/constraints.ts'
import { examine } from '../validate/index.ts'
import { type Candidate, candidatesIn, type Term, termsBeside, UNIT_CATEGORY } from './beside.ts'
import { nmtokenToId } from './ids.ts'
import { CodesBroken, codeBookOf, contentOf } from './read-content.ts'

/** A file that cannot be taken in as a whole: what is wrong with it. */
export class XliffRefused extends Error {
  override readonly name = 'XliffRefused'
  readonly violations: readonly Violation[]

  constructor(violations: readonly Violation[]) {
    super(violations.map(({ constraint, at }) => `${constraint} ${at}`).join('; '))
    this.violations = violations
  }
}

export const UNIT_REFUSALS = ['unit-unknown', 'unit-twice', 'source-unknown', 'codes-broken'] as const
export type UnitRefusal = (typeof UNIT_REFUSALS)[number]

/** What a file says of one unit. */
export interface UnitRead {
  readonly content: readonly Inline[]
  /** As the file claims it: nobody's review is taken from a file. */
  readonly state: UnitState
  /** The words that were translated. */
  readonly sourceAsItWas: readonly Inline[]
  readonly sourceDigest: UnitDigest
  /** What somebody wrote beside it elsewhere. */
  readonly remarks: readonly string[]
  /** What the file offers for it, and the terms it explains. */
  readonly candidates: readonly Candidate[]
  readonly terms: readonly Term[]
}

export interface XliffReading {
  /** As the file names them: whoever asked for it compares. */
  readonly letter: string
  readonly sourceLanguage: string
  readonly language: string
  readonly perUnit: ReadonlyMap<UnitId, UnitRead>
  readonly refused: readonly { readonly unit: string; readonly reason: UnitRefusal; readonly detail: string }[]
  /** Units whose original has moved on since the file left. */
  readonly stale: readonly UnitId[]
}

/**
 * What a file says of a letter's version, unit by unit, against the letter as it stands; a unit that cannot be taken in is refused
 * with its reason, and the others are read (rule T56).
 * @throws XliffRefused for a file that is no valid XLIFF outside its units.
 */
export function xliffToVersion(bytes: Uint8Array, units: readonly Unit[]): XliffReading {
  const { root, outside, perUnit: wrong } = examine(bytes)
  const fatal = outside.filter(({ constraint }) => !TOLERATED.has(constraint))
  if (root === null || fatal.length > 0) throw new XliffRefused(fatal)
  const known = new Map(units.map((unit) => [unit.id, unit]))
  const perUnit = new Map<UnitId, UnitRead>()
  const refused: XliffReading['refused'][number][] = []
  const stale: UnitId[] = []
  for (const element of unitsBelow(root)) {
    const id = unitId(nmtokenToId(attributeOf(element, 'id') ?? ''))
    const outcome = readUnit(element, { unit: known.get(id), isTwice: perUnit.has(id), violations: wrong.get(element) ?? [] })
    if ('reason' in outcome) refused.push({ unit: id, ...outcome })
    else {
      perUnit.set(id, outcome.read)
      if (outcome.isStale) stale.push(id)
    }
  }
  const [file] = childrenOf(root, XLF, 'file')
  const [sourceLanguage, language] = [attributeOf(root, 'srcLang') ?? '', attributeOf(root, 'trgLang') ?? '']
  return { letter: file === undefined ? '' : nmtokenToId(attributeOf(file, 'id') ?? ''), sourceLanguage, language, perUnit, refused, stale }
}

/** What is wrong by the specification and still leaves no doubt about anybody's words. */
const TOLERATED: ReadonlySet<Constraint> = new Set<Constraint>([
  ...([
    'code-removed',
    'state-without-target',
    'sub-state-without-state',
    'reorder-sequence-changed',
    'reorder-sequence-without-first',
  ] as const),
  ...(['match-id-not-unique', 'match-ref-unknown', 'match-sub-type-without-type', 'gloss-id-not-unique', 'gloss-ref-unknown'] as const),
  ...([
    'gloss-entry-incomplete',
    'metadata-id-not-unique',
    'extension-id-not-unique',
    'its-version-missing',
    'note-id-not-unique',
  ] as const),
])

function unitsBelow(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element' || child.uri !== XLF) return []
    return child.local === 'unit' ? [child] : unitsBelow(child)
  })
}

interface Given {
  readonly unit: Unit | undefined
  readonly isTwice: boolean
  readonly violations: readonly Violation[]
}

type Outcome = { readonly reason: UnitRefusal; readonly detail: string } | { readonly read: UnitRead; readonly isStale: boolean }

function readUnit(element: XmlElement, { unit, isTwice, violations }: Given): Outcome {
  if (unit === undefined) return { reason: 'unit-unknown', detail: 'the letter has no such unit' }
  if (isTwice) return { reason: 'unit-twice', detail: 'the file has the unit already' }
  const [broken] = violations.filter(({ constraint }) => !TOLERATED.has(constraint))
  if (broken !== undefined) return { reason: 'codes-broken', detail: `${broken.constraint} ${broken.at}` }
  const parts = partsOf(element)
  const tokens = parts.flatMap((part) => tokensOf(part.source))
  const sourceAsItWas = sourceIn(element, tokens)
  const sourceDigest = sourceAsItWas === null ? null : digestOfUnit(sourceAsItWas)
  const isStale = sourceDigest !== unit.digest
  if (sourceAsItWas === null || sourceDigest === null || (isStale && sourceDigest !== recordedDigest(element))) {
    return { reason: 'source-unknown', detail: 'its source is neither what the letter says nor what was sent out' }
  }
  try {
    const content = contentOf(targetTokens(parts), codeBookOf(element, tokens))
    const isWorded = hasWords(content)
    const state = isWorded ? unitState(parts) : 'missing'
    const beside = { remarks: remarksIn(element), candidates: candidatesIn(element), terms: termsBeside(element) }
    return { read: { content: isWorded ? content : [], state, sourceAsItWas, sourceDigest, ...beside }, isStale }
  } catch (error) {
    if (!(error instanceof CodesBroken)) throw error
    return { reason: 'codes-broken', detail: error.message }
  }
}

const targetTokens = (parts: readonly Part[]): readonly Token[] =>
  inTargetOrder(parts).flatMap(({ target }) => (target === null ? [] : tokensOf(target)))

function sourceIn(element: XmlElement, tokens: readonly Token[]): readonly Inline[] | null {
  try {
    return contentOf(tokens, codeBookOf(element, tokens))
  } catch (error) {
    if (!(error instanceof CodesBroken)) throw error
    return null
  }
}

const recordedDigest = (unit: XmlElement): string | null => metaOf(metadataIn(unit), UNIT_CATEGORY, 'source-digest')

/** The least of the segments' states; our own word for it counts while the state beside it is still the one we wrote. */
function unitState(parts: readonly Part[]): UnitState {
  const segments = parts.filter(({ isSegment }) => isSegment).map(({ element }) => element)
  const least = STATES.find((state) => segments.some((segment) => stateOf(segment) === state)) ?? 'initial'
  const isOursStale = segments.some((segment) => stateOf(segment) === 'initial' && attributeOf(segment, 'subState') === 'und:stale')
  return isOursStale ? 'stale' : claimed[least]
}

const claimed: Readonly<Record<SegmentState, UnitState>> = {
  initial: 'draft',
  translated: 'translated',
  reviewed: 'reviewed',
  final: 'reviewed',
}

/** Notes that are not ours. */
function remarksIn(unit: XmlElement): readonly string[] {
  const notes = childOf(unit, XLF, 'notes')
  const all = notes === undefined ? [] : childrenOf(notes, XLF, 'note')
  return all.filter((note) => !attributeOf(note, 'category')?.startsWith('und:')).map((note) => textOf(note).trim())
}
