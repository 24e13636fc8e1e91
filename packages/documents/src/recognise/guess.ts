import type { Language } from '@undersigned/letter'
import type { Block } from '../blocks.ts'
import { joinLines, linesOf, trimContent, wordsOf } from '../content.ts'
import { isMember } from '../rows/signatories.ts'
import { isSubjectBelow, readHead, subjectPiece } from './head.ts'
import { classNamed, isClosing, isListInFormation, isSalutation, isSignatoryWord } from './phrases.ts'
import { asItStands, noParts, type Parts, type Piece, piece, printedLines } from './pieces.ts'
import { readTail } from './tail.ts'

const SALUTATION_WITHIN = 60

/** Gives every paragraph of a file that is not ours the part of a letter it looks like; what looks like none stays body (rule L32). */
export function guessParts(source: readonly Block[], language: Language): Parts {
  const blocks = source.map((block) => ({ ...block, content: trimContent(block.content) })).filter(({ content }) => content.length > 0)
  const parts = noParts()
  const salutation = salutationIn(blocks)
  const bodyStart = salutation ? salutation.end : headEnd(blocks)
  readHead(blocks.slice(0, salutation ? salutation.start : bodyStart), language, parts)
  if (salutation) parts.pieces.push(salutationPiece(blocks.slice(salutation.start, salutation.end)))
  const from = readSubjectBelow(blocks, bodyStart, parts)
  const closing = closingIn(blocks, from)
  const bodyEnd = closing ?? listStart(blocks, from, language)
  parts.pieces.push(...blocks.slice(from, bodyEnd).map(asItStands))
  readTail(closing === null ? blocks.slice(bodyEnd) : closeWith(blocks.slice(bodyEnd), parts), language, parts)
  addMissingSlots(parts)
  return parts
}

function salutationIn(blocks: readonly Block[]): { readonly start: number; readonly end: number } | null {
  const isSalutationBlock = (block: Block | undefined): boolean => {
    const lines = block === undefined || block.shape.type !== 'paragraph' ? [] : printedLines(block)
    return lines.length > 0 && lines.every(isSalutation)
  }
  const start = blocks.slice(0, SALUTATION_WITHIN).findIndex(isSalutationBlock)
  if (start === -1) return null
  let end = start + 1
  while (isSalutationBlock(blocks[end])) end += 1
  return { start, end }
}

/** Several people are greeted in one paragraph of several lines. */
const salutationPiece = (blocks: readonly Block[]): Piece =>
  piece({ kind: 'salutation' }, joinLines(blocks.flatMap(({ content }) => linesOf(content).map(trimContent))))

/** Without a salutation the head ends where the first long paragraph begins that is no part of a head. */
function headEnd(blocks: readonly Block[]): number {
  const at = blocks.findIndex(({ shape, content }) => shape.type === 'paragraph' && wordsOf(content).length > 200)
  return Math.min(at === -1 ? 0 : at, 12)
}

function readSubjectBelow(blocks: readonly Block[], at: number, parts: Parts): number {
  const below = blocks[at]
  if (parts.pieces.some(({ shape }) => shape.kind === 'subject') || !isSubjectBelow(below)) return at
  parts.pieces.push(subjectPiece(below))
  return at + 1
}

function closingIn(blocks: readonly Block[], from: number): number | null {
  const at = blocks.findLastIndex(
    (block, index) => index >= from && block.shape.type === 'paragraph' && isClosing(printedLines(block)[0] ?? ''),
  )
  return at === -1 ? null : at
}

/** The closing line goes to the letter; lines below it in the same paragraph belong to what follows. */
function closeWith(blocks: readonly Block[], parts: Parts): Block[] {
  const [first, ...rest] = blocks
  if (first === undefined) return []
  const [closing = [], ...below] = linesOf(first.content)
  parts.pieces.push(piece({ kind: 'closing' }, trimContent(closing)))
  return below.length === 0 ? rest : [{ ...first, content: trimContent(joinLines(below)) }, ...rest]
}

/** Without a closing, names begin where a line says so or where only Members stand. */
function listStart(blocks: readonly Block[], from: number, language: Language): number {
  const at = blocks.findIndex((block, index) => {
    if (index < from) return false
    const words = wordsOf(block.content)
    if (isSignatoryWord(words) || classNamed(words)) return true
    const lines = printedLines(block)
    return lines.some(isListInFormation) || lines.every((line) => isMember(line, language))
  })
  if (at === -1) return blocks.length
  const before = blocks[at - 1]
  const isList =
    at > from && isListInFormation(wordsOf(blocks[at]?.content ?? [])) && before !== undefined && printedLines(before).length > 1
  return isList ? at - 1 : at
}

/** A letter has a place for each list, also when the file had none to put there (D5). */
function addMissingSlots(parts: Parts): void {
  const has = (kind: string): boolean => parts.pieces.some(({ shape }) => shape.kind === kind)
  if (!has('recipients'))
    parts.pieces.splice(parts.pieces.findLastIndex(({ shape }) => shape.kind === 'summary') + 1, 0, piece({ kind: 'recipients' }))
  if (has('signatories')) return
  const about = parts.pieces.findIndex(({ shape }) => shape.kind === 'boilerplate')
  parts.pieces.splice(about === -1 ? parts.pieces.length : about, 0, piece({ kind: 'signatories' }))
}
