import type { Language, SignatoryClass } from '@undersigned/letter'
import type { Block } from '../blocks.ts'
import { linesOf, wordsOf } from '../content.ts'
import { isMember, parseSignatory } from '../rows/signatories.ts'
import { classNamed, isAboutHeading, isListInFormation, isSignatoryWord, isTitle, joinsOthers } from './phrases.ts'
import { asItStands, openSlot, type Parts, piece, printedLines } from './pieces.ts'
import { placeDateOf } from './place-date.ts'

const LONGEST_NAME = 160
const MOST_LEAD_LINES = 6

/** What stands below the closing: lead signatory, list, boilerplate (rule L35). */
export function readTail(blocks: readonly Block[], language: Language, parts: Parts): void {
  const listed = blocks.flatMap((block) => withoutListInFormation(block, parts))
  const start = startOfList(listed, language, parts.listInFormation)
  let section: SignatoryClass | null = null
  let isAbout = false
  listed.forEach((block, at) => {
    const words = wordsOf(block.content)
    isAbout ||= isBoilerplate(block)
    if (isSignatoryWord(words) || classNamed(words)) {
      section = classNamed(words) ?? null
      isAbout = false
      openSlot(parts, 'signatories')
    } else if (isAbout) parts.pieces.push(piece({ kind: 'boilerplate' }, block.content))
    else if (at < start) readLead(block, parts)
    else if (block.shape.type === 'heading') parts.pieces.push(asItStands(block))
    else {
      openSlot(parts, 'signatories')
      parts.signatories.push(...printedLines(block).map((line) => parseSignatory(line, language, section)))
    }
  })
}

function readLead(block: Block, parts: Parts): void {
  const placeDate = placeDateOf(block.content)
  if (placeDate) parts.pieces.push(piece({ kind: 'place-date' }, placeDate))
  else for (const line of linesOf(block.content)) parts.pieces.push(piece({ kind: 'lead' }, line))
}

/** The words are derived from the stage, so they leave the text and only the fact stays (D5). */
function withoutListInFormation(block: Block, parts: Parts): Block[] {
  const lines = linesOf(block.content)
  const kept = lines.filter((line) => !isListInFormation(wordsOf(line)))
  if (kept.length === lines.length) return [block]
  parts.listInFormation = true
  const content = kept.flatMap((line, at) => (at === 0 ? line : [{ type: 'line-break' as const }, ...line]))
  return wordsOf(content) === '' ? [] : [{ ...block, content }]
}

function isBoilerplate(block: Block): boolean {
  const words = wordsOf(block.content)
  if (block.shape.type === 'heading') return isAboutHeading(words)
  return linesOf(block.content).length === 1 && (words.length > LONGEST_NAME || /[.!?]["”»]?\s+\p{Lu}.*[.!?]$/u.test(words))
}

/** Where names begin: at the first sure sign of a list, or where what stands before it can only be the lead signatory. */
function startOfList(blocks: readonly Block[], language: Language, isOpen: boolean): number {
  const end = blocks.findIndex(isBoilerplate)
  const candidates = end === -1 ? blocks : blocks.slice(0, end)
  const sure = candidates.findIndex((block, at) => isSureList(block, at, language))
  const joined = candidates.findIndex((block) => joinsOthers(wordsOf(block.content)))
  if (joined !== -1 && (sure === -1 || joined < sure)) return joined + 1
  if (sure !== -1 && sure <= MOST_LEAD_LINES) return sure
  return guessedStart(candidates, isOpen)
}

function isSureList(block: Block, at: number, language: Language): boolean {
  const lines = printedLines(block)
  if (lines.every((line) => isMember(line, language))) return true
  const words = wordsOf(block.content)
  if (isSignatoryWord(words) || classNamed(words) || block.shape.type === 'list-item') return true
  return lines.length >= 2 && !(at === 0 && isLeadBlock(lines))
}

const isLeadBlock = (lines: readonly string[]): boolean => lines.length <= 5 && lines.slice(1).some(isTitle)

function guessedStart(blocks: readonly Block[], isOpen: boolean): number {
  const titles = blocks.slice(0, 4).findLastIndex((block) => isTitle(wordsOf(block.content)))
  if (titles > 0) return Math.min(titles + 2, blocks.length)
  return isOpen || blocks.length > 3 ? 0 : blocks.length
}
