import { canonicalJson, type Inline, type Language, type LetterText, noteNumbers, numberedNotes, plainText } from '@undersigned/letter'
import type { ChangeClass, Manifest } from '../manifest.ts'

/** What an amendment of a sealed letter may be closed as. */
export type AmendmentClass = Exclude<ChangeClass, 'first'>
/** From what touches nobody's signature to what touches all of them. */
export const AMENDMENT_CLASSES = ['layout', 'deadline', 'correction', 'substance'] as const satisfies readonly AmendmentClass[]

/** Everything that two manifests can be found to differ in, with the least class that this difference has (rule G40). */
export const CHANGE_REASONS = {
  recipients: 'substance',
  copies: 'substance',
  signatories: 'substance',
  'privacy-notice': 'substance',
  'language-of-original': 'substance',
  'language-removed': 'substance',
  structure: 'substance',
  notes: 'substance',
  'many-words': 'substance',
  'language-added': 'correction',
  'recipients-translated': 'correction',
  words: 'correction',
  deadlines: 'deadline',
  'recipients-reached': 'layout',
  letterhead: 'layout',
  look: 'layout',
} as const satisfies Readonly<Record<string, AmendmentClass>>
export type ChangeReason = keyof typeof CHANGE_REASONS

/** A correction leaves nine tenths of the words of every language as they were. */
export const MOST_CORRECTED = 0.1

/** What was sealed once: the manifest and the texts that it names. */
export interface SealedTexts {
  readonly manifest: Manifest
  readonly texts: ReadonlyMap<Language, LetterText>
}

const rank = (change: AmendmentClass): number => AMENDMENT_CLASSES.indexOf(change)

/** Whether a change that is at least this one may be closed as that one: nobody can call substance a correction (rule G40). */
export const mayCloseAs = (change: AmendmentClass, least: AmendmentClass): boolean => rank(change) >= rank(least)

/** In what two sealed letters differ, and the least class that this makes the change (rule G40). */
export function changeBetween(
  before: SealedTexts,
  after: SealedTexts,
): { readonly least: AmendmentClass; readonly reasons: readonly ChangeReason[] } {
  const found = new Set<ChangeReason>([...changedRows(before.manifest, after.manifest), ...changedLanguages(before, after)])
  for (const [language, text] of after.texts) {
    const old = before.texts.get(language)
    if (old !== undefined) for (const reason of changedText(old, text)) found.add(reason)
  }
  const reasons = reasonsInOrder.filter((reason) => found.has(reason))
  const least = reasons.reduce<AmendmentClass>(
    (most, reason) => (mayCloseAs(most, CHANGE_REASONS[reason]) ? most : CHANGE_REASONS[reason]),
    'layout',
  )
  return { least, reasons }
}

const isReason = (name: string): name is ChangeReason => name in CHANGE_REASONS
const reasonsInOrder = Object.keys(CHANGE_REASONS).filter(isReason)

const differs = (before: unknown, after: unknown): boolean => canonicalJson(before) !== canonicalJson(after)

/** Who is addressed, and apart from that the commitment to where they are reached (rule G88). */
const printed = ({ address: _, ...recipient }: Manifest['recipients'][number]) => recipient
const reached = ({ id, address }: Manifest['recipients'][number]) => ({ id, address })

function changedRows(before: Manifest, after: Manifest): readonly ChangeReason[] {
  const hours = ({ softDeadline, hardDeadline, embargoUntil, zone }: Manifest) => ({ softDeadline, hardDeadline, embargoUntil, zone })
  const found: readonly (readonly [ChangeReason, boolean])[] = [
    ['recipients', differs(before.recipients.map(printed), after.recipients.map(printed))],
    ['recipients-reached', differs(before.recipients.map(reached), after.recipients.map(reached))],
    ['copies', differs(before.copies, after.copies)],
    ['signatories', differs(before.signatories, after.signatories)],
    ['privacy-notice', before.privacyNotice !== after.privacyNotice],
    ['deadlines', differs(hours(before), hours(after))],
  ]
  return found.flatMap(([reason, isSo]) => (isSo ? [reason] : []))
}

function changedLanguages(before: SealedTexts, after: SealedTexts): readonly ChangeReason[] {
  const [old, now] = [before.manifest, after.manifest]
  const translated = (manifest: Manifest, language: Language) =>
    manifest.versions.find((version) => version.language === language)?.recipients ?? null
  const both = [...after.texts.keys()].filter((language) => before.texts.has(language))
  const isRetold = (language: Language): boolean => {
    const [was, is] = [translated(old, language), translated(now, language)]
    return was !== null && is !== null && differs(was, is)
  }
  const found: readonly (readonly [ChangeReason, boolean])[] = [
    ['language-of-original', old.original.language !== now.original.language],
    ['language-removed', both.length < before.texts.size],
    ['language-added', both.length < after.texts.size],
    ['recipients-translated', both.some(isRetold)],
  ]
  return found.flatMap(([reason, isSo]) => (isSo ? [reason] : []))
}

function changedText(before: LetterText, after: LetterText): readonly ChangeReason[] {
  const notesDiffer = noteNumbers(before).size !== noteNumbers(after).size
  if (differs(before.paragraphs.map(shapeOf), after.paragraphs.map(shapeOf))) return ['structure']
  const pairs = [...pairsOf(before.paragraphs, after.paragraphs), ...(notesDiffer ? [] : pairsOf(noteList(before), noteList(after)))]
  const found = pairs.flatMap(([old, now]) => changedContent(old, now))
  const share = wordsChanged(pairs) / Math.max(1, countOf(wordsIn(pairs.map(([old]) => old))))
  return [...found, ...(notesDiffer ? (['notes'] as const) : []), ...(share > MOST_CORRECTED ? (['many-words'] as const) : [])]
}

interface Piece {
  readonly kind: string
  readonly content: readonly Inline[]
}

const noteList = (text: LetterText): readonly Piece[] => numberedNotes(text).map(({ content }) => ({ kind: 'note', content }))

const shapeOf = ({ id: _, from: __, content: ___, ...shape }: LetterText['paragraphs'][number]) => shape

const pairsOf = (before: readonly Piece[], after: readonly Piece[]): readonly (readonly [Piece, Piece])[] =>
  before.flatMap((old, at) => {
    const now = after[at]
    return now === undefined ? [] : [[old, now] as const]
  })

function changedContent(before: Piece, after: Piece): readonly ChangeReason[] {
  if (!differs(plain(before), plain(after))) return []
  if (referencesIn(before) !== referencesIn(after)) return ['notes']
  const isSameWords = wordsOf(before).join(' ') === wordsOf(after).join(' ') && linksIn(before) === linksIn(after)
  if (isSameWords) return isFilled(before, after) ? ['letterhead'] : ['look']
  return isFilled(before, after) ? ['letterhead'] : ['words']
}

/** Notes go by number in every text, and ids mean nothing: only where a reference stands counts. */
const plain = ({ content }: Piece) => content.map((part) => (part.type === 'note-ref' || part.type === 'note-cross-ref' ? part.type : part))

const referencesIn = ({ content }: Piece): number => content.filter(({ type }) => type === 'note-ref' || type === 'note-cross-ref').length

const linksIn = ({ content }: Piece): string =>
  content.flatMap((part) => (part.type === 'text' && part.marks.link !== undefined ? [part.marks.link] : [])).join(' ')

const hasPlace = ({ kind, content }: Piece): boolean => kind === 'place-date' && content.some(({ type }) => type === 'placeholder')

/** A place or date that was sealed open and now stands there, every other word as before (D21). */
function isFilled(before: Piece, after: Piece): boolean {
  if (!hasPlace(before)) return false
  const kept = before.content.flatMap((part) => (part.type === 'text' ? part.text.split(/\s+/) : [])).filter((word) => word !== '')
  const now = wordsOf(after)
  return kept.every((word) => now.includes(word))
}

const wordsOf = ({ content }: Piece): readonly string[] =>
  plainText(content)
    .split(/\s+/)
    .filter((word) => word !== '')

function wordsIn(pieces: readonly Piece[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of pieces.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

const countOf = (words: ReadonlyMap<string, number>): number => [...words.values()].reduce((sum, count) => sum + count, 0)

/** How many words went or came, whichever are more, paragraph by paragraph. */
function wordsChanged(pairs: readonly (readonly [Piece, Piece])[]): number {
  return pairs.reduce((sum, [before, after]) => {
    if (isFilled(before, after)) return sum
    const [old, now] = [wordsIn([before]), wordsIn([after])]
    return sum + Math.max(missingFrom(now, old), missingFrom(old, now))
  }, 0)
}

const missingFrom = (there: ReadonlyMap<string, number>, wanted: ReadonlyMap<string, number>): number =>
  [...wanted].reduce((sum, [word, count]) => sum + Math.max(0, count - (there.get(word) ?? 0)), 0)
