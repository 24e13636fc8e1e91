import type { Language, LetterText, Note, Paragraph } from '@undersigned/letter'
import { type Confirmation, sameContent, type VersionContent } from '@undersigned/translation'
import type * as Y from 'yjs'
import { readLetterText } from './letter-text.ts'
import { readVersion } from './version.ts'

/**
 * `readLetterText` for one document that is read again and again: a paragraph or note that says what it said is the same object, and
 * so is the letter where nothing changed, so that whatever is derived from it can be kept (rule T27).
 */
export function letterReader(language: Language): (doc: Y.Doc) => LetterText {
  let before: LetterText | null = null
  return (doc) => {
    const now = readLetterText(doc, language)
    before = before === null ? now : keptLetter(before, now)
    return before
  }
}

/** `readVersion` likewise. */
export function versionReader(): (doc: Y.Doc) => VersionContent {
  let before: VersionContent | null = null
  return (doc) => {
    const now = readVersion(doc)
    before = before === null ? now : keptVersion(before, now)
    return before
  }
}

function keptLetter(before: LetterText, now: LetterText): LetterText {
  const paragraphs = keptById(before.paragraphs, now.paragraphs, sameParagraph)
  const notes = keptById(before.notes, now.notes, (one, other) => sameContent(one.content, other.content))
  if (paragraphs === before.paragraphs && notes === before.notes) return before
  return { ...now, paragraphs, notes }
}

const sameParagraph = (one: Paragraph, other: Paragraph): boolean =>
  one.kind === other.kind &&
  one.from === other.from &&
  levelOf(one) === levelOf(other) &&
  listOf(one) === listOf(other) &&
  sameContent(one.content, other.content)

const levelOf = (paragraph: Paragraph): number | null => ('level' in paragraph ? paragraph.level : null)
const listOf = (paragraph: Paragraph): string | null => ('list' in paragraph ? paragraph.list : null)

/** The new list with the old objects wherever they say the same; the old list if it is nothing else. */
function keptById<Item extends Paragraph | Note>(
  before: readonly Item[],
  now: readonly Item[],
  isSame: (one: Item, other: Item) => boolean,
): readonly Item[] {
  const known = new Map(before.map((item) => [item.id, item]))
  const kept = now.map((item) => {
    const old = known.get(item.id)
    return old !== undefined && isSame(old, item) ? old : item
  })
  return kept.length === before.length && kept.every((item, at) => item === before[at]) ? before : kept
}

function keptVersion(before: VersionContent, now: VersionContent): VersionContent {
  const units = keptMap(before.units, now.units, sameContent)
  const confirmed = keptMap(before.confirmed, now.confirmed, sameConfirmation)
  return units === before.units && confirmed === before.confirmed ? before : { units, confirmed }
}

function keptMap<Key, Value>(
  before: ReadonlyMap<Key, Value>,
  now: ReadonlyMap<Key, Value>,
  isSame: (one: Value, other: Value) => boolean,
): ReadonlyMap<Key, Value> {
  let isKept = before.size === now.size
  const kept = new Map<Key, Value>()
  for (const [key, value] of now) {
    const old = before.get(key)
    const isOld = old !== undefined && isSame(old, value)
    kept.set(key, isOld ? old : value)
    isKept &&= isOld
  }
  return isKept ? before : kept
}

const sameConfirmation = (one: Confirmation, other: Confirmation): boolean =>
  one.at === other.at &&
  one.by === other.by &&
  one.origin === other.origin &&
  one.sourceDigest === other.sourceDigest &&
  one.targetDigest === other.targetDigest &&
  one.sourceText === other.sourceText &&
  one.sourceWordsDigest === other.sourceWordsDigest &&
  one.sourceAttached === other.sourceAttached
