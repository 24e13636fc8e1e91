import {
  digestOfUnit,
  type Inline,
  type Language,
  type LetterText,
  plainText,
  type Recipient,
  type UnitDigest,
  type UnitId,
  unitId,
} from '@undersigned/letter'
import { orphans, pair, type Row, type UnitState } from '../pair.ts'
import { hasWords, recipientUnit, type UnitRole, unitsOf } from '../unit.ts'
import type { Confirmation, Review, VersionContent } from '../version.ts'
import { type Declaration, declaredBetween } from './declared.ts'
import { followingOf } from './following.ts'

/** One unit before and after another language leads. */
export interface LeadPair {
  readonly unit: UnitId
  readonly role: UnitRole
  /** The original's words, which the version in its language will have. */
  readonly before: readonly Inline[]
  /** The words that will lead; the original's where there is no translation. */
  readonly after: readonly Inline[]
  readonly state: UnitState
  /** The two texts were said to say the same, and stay translated with each other. */
  readonly isCarried: boolean
}

/** A letter with another of its languages leading. */
export interface Lead {
  readonly language: Language
  readonly pairs: readonly LeadPair[]
  /** What was split or merged and not yet accepted or translated: with it the language cannot lead. */
  readonly blocking: readonly UnitId[]
  /** Units that stay in the old language. */
  readonly untranslated: readonly UnitId[]
  readonly text: LetterText
  readonly recipients: readonly Recipient[]
  /** The old original as a version of the new one. */
  readonly version: VersionContent
}

interface Leading {
  readonly original: LetterText
  readonly recipients: readonly Recipient[]
  readonly version: VersionContent
  readonly reviews: readonly Review[]
  readonly declarations: readonly Declaration[]
  readonly language: Language
  /** Who lets it lead, and when. */
  readonly by: string
  readonly at: number
}

/**
 * What the letter is when one of its versions leads (rule T36): the same paragraphs, ids, kinds and notes with the version's words, and
 * the old original as a version, confirmed wherever the pair was translated. Nothing is reviewed: nobody read the pair that way round.
 */
export function leadWith(leading: Leading): Lead {
  const { original, recipients, version, reviews, declarations, language } = leading
  const units = unitsOf(original, recipients)
  const rows = pair(units, version, reviews, declarations)
  const { coveredBy, joined } = followingOf(rows, orphans(units, version))
  const pairs = rows.map((row) => pairOf(row, original))
  const after = new Map(pairs.map((each) => [each.unit, each.after]))
  const words = (id: UnitId, content: readonly Inline[]): readonly Inline[] => after.get(id) ?? content
  return {
    language,
    pairs,
    blocking: [...coveredBy.keys(), ...joined.keys()],
    untranslated: pairs.filter(({ state }) => state === 'missing').map(({ unit }) => unit),
    text: {
      language,
      paragraphs: original.paragraphs.map((paragraph) => ({ ...paragraph, content: words(unitId(paragraph.id), paragraph.content) })),
      notes: original.notes.map((note) => ({ ...note, content: words(unitId(note.id), note.content) })),
    },
    recipients: recipients.map((recipient) => ({
      ...recipient,
      function: plainText(after.get(recipientUnit(recipient.id, 'function')) ?? []) || recipient.function,
      institution: plainText(after.get(recipientUnit(recipient.id, 'institution')) ?? []) || recipient.institution,
    })),
    version: {
      units: new Map(pairs.map(({ unit, before }) => [unit, before])),
      confirmed: new Map(pairs.flatMap((each, at) => (each.isCarried ? [[each.unit, confirmed(each, rows[at], leading)] as const] : []))),
    },
  }
}

function pairOf({ unit, target, state }: Row, { notes }: LetterText): LeadPair {
  const known = new Set(notes.map(({ id }) => id))
  const kept = target.filter((part) => (part.type !== 'note-ref' && part.type !== 'note-cross-ref') || known.has(part.note))
  const spoken = unit.role === 'recipient-function' || unit.role === 'recipient-institution' ? asRow(kept) : kept
  return {
    unit: unit.id,
    role: unit.role,
    before: unit.content,
    after: hasWords(target) ? spoken : unit.content,
    state,
    isCarried: state === 'translated' || state === 'reviewed',
  }
}

/** A recipient's field is a row of the server: one line without marks. */
const asRow = (content: readonly Inline[]): readonly Inline[] => [
  { type: 'text', text: plainText(content).replace(/\s+/gu, ' ').trim(), marks: {} },
]

const confirmed = ({ before, after }: LeadPair, row: Row | undefined, { by, at }: Leading): Confirmation => ({
  sourceDigest: digestOfUnit(after),
  sourceText: plainText(after),
  targetDigest: digestOfUnit(before),
  origin: row?.confirmation?.origin ?? 'human',
  by: row?.confirmation?.by ?? row?.review?.by ?? by,
  at,
})

/**
 * What the translators of a third language confirmed, for the words that lead now: only where both their text and the one that leads
 * were translations of the same words (rule T36). The rest keeps its record and is stale.
 */
export function confirmationsCarried(
  { confirmed }: VersionContent,
  { pairs }: Pick<Lead, 'pairs'>,
  declarations: readonly Declaration[] = [],
): ReadonlyMap<UnitId, Confirmation> {
  const declaredOf = Map.groupBy(declarations, (declaration) => declaration.unit)
  const carried = pairs.flatMap(({ unit, before, after, isCarried }): [UnitId, Confirmation][] => {
    const confirmation = confirmed.get(unit)
    if (!isCarried || confirmation === undefined) return []
    const counts = (digest: UnitDigest) => declaredBetween(confirmation.sourceDigest, digest, declaredOf.get(unit) ?? []) !== null
    if (!counts(digestOfUnit(before))) return []
    return [[unit, { ...confirmation, sourceDigest: digestOfUnit(after), sourceText: plainText(after) }]]
  })
  return new Map(carried)
}
