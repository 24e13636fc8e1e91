import type { Language } from '@undersigned/letter'
import { type Block, PARAGRAPH } from '../blocks.ts'
import { isWhollyStrong, joinLines, linesOf, withoutStrong, wordsOf } from '../content.ts'
import { isAddressed, parseRecipient, type RecipientFields } from '../rows/recipients.ts'
import { hasSubjectWord, isOpenLetterLine } from './phrases.ts'
import { asItStands, openSlot, type Parts, piece, printedLines } from './pieces.ts'
import { placeDateOf } from './place-date.ts'

const LONGEST_SUBJECT = 300

/** What stands above the salutation: summary, recipients, place and date, subject; the rest stays as it is. */
export function readHead(blocks: readonly Block[], language: Language, parts: Parts): void {
  const lines = blocks.flatMap(splitWhereKindsMeet)
  const titled = lines.some(isNamedSubject) ? undefined : lines.findLast(looksLikeTitle)
  for (const block of lines) readHeadBlock(block, block === titled, language, parts)
}

function readHeadBlock(block: Block, isTitle: boolean, language: Language, parts: Parts): void {
  const placeDate = block.shape.type === 'list-item' ? null : placeDateOf(block.content)
  const recipients = placeDate === null ? recipientsIn(block, language) : null
  if (placeDate) parts.pieces.push(piece({ kind: 'place-date' }, placeDate))
  else if (recipients) {
    openSlot(parts, 'recipients')
    parts.recipients.push(...recipients)
  } else if (isNamedSubject(block) || isTitle) parts.pieces.push(subjectPiece(block))
  else if (isSummary(block, parts)) parts.pieces.push(piece({ kind: 'summary' }, block.content))
  else parts.pieces.push(asItStands(block))
}

const isSummary = (block: Block, parts: Parts): boolean =>
  isOpenLetterLine(wordsOf(block.content)) && parts.pieces.every(({ shape }) => shape.kind !== 'summary' && shape.kind !== 'body')

const isNamedSubject = (block: Block): boolean => block.shape.type !== 'list-item' && hasSubjectWord(wordsOf(block.content))

function looksLikeTitle(block: Block): boolean {
  const words = wordsOf(block.content)
  if (words.length > LONGEST_SUBJECT || isOpenLetterLine(words) || placeDateOf(block.content)) return false
  return block.shape.type === 'heading' || (block.shape.type === 'paragraph' && isWhollyStrong(block.content))
}

/** A subject that stands right under the salutation, as some letters have it. */
export const isSubjectBelow = (block: Block | undefined): block is Block =>
  block !== undefined && (isNamedSubject(block) || looksLikeTitle(block))

export const subjectPiece = (block: Block) =>
  piece({ kind: 'subject' }, isWhollyStrong(block.content) ? withoutStrong(block.content) : block.content)

/** A paragraph of lines in which a date or a subject stands beside other things is as many paragraphs. */
function splitWhereKindsMeet(block: Block): Block[] {
  const lines = linesOf(block.content)
  const isApart = (line: Block['content']) => placeDateOf(line) !== null || hasSubjectWord(wordsOf(line))
  if (block.shape.type !== 'paragraph' || lines.length < 2 || !lines.some(isApart)) return [block]
  const groups: Block['content'][][] = []
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    if (before === undefined || isApart(line) || isApart(before)) groups.push([line])
    else groups.at(-1)?.push(line)
  })
  return groups.map((group) => ({ shape: PARAGRAPH, content: joinLines(group) })).filter(({ content }) => wordsOf(content) !== '')
}

const TO = /^(?:to|à|an|aan|para|a|till|til|do|za)\s*:\s*/iu

/** The rows of a block in which every address begins with a form of address; otherwise null. */
function recipientsIn(block: Block, language: Language): RecipientFields[] | null {
  if (block.shape.type === 'quotation') return null
  const lines = printedLines(block).map((line) => line.replace(TO, ''))
  if (!isAddressed(lines[0] ?? '') || lines.some((line) => line.length > 160)) return null
  const addresses: string[][] = []
  for (const line of lines) {
    if (isAddressed(line)) addresses.push([line])
    else addresses.at(-1)?.push(line)
  }
  const rows = addresses.map((address) => parseRecipient(address, language))
  return rows.every((row) => row !== null) ? rows : null
}
