import type { Language, SignatoryClass } from '@undersigned/letter'
import type { Block, Blocks } from '../blocks.ts'
import { recipientsOf, type SignatoryLine, signatoriesOf } from '../rows/declared.ts'
import { classNamed } from './phrases.ts'
import { noParts, openSlot, type Parts, piece, printedLines, shapeOf } from './pieces.ts'

/** Takes a file of ours at its word: every paragraph is what it is marked as, and nothing is guessed (rule L37). */
export function exactParts(source: Blocks, language: Language): Parts {
  const parts = noParts()
  const recipients: string[] = []
  const signatories: SignatoryLine[] = []
  let section: SignatoryClass | null = null
  for (const block of source.blocks) {
    switch (block.declared) {
      case 'recipients':
        openSlot(parts, 'recipients')
        recipients.push(...printedLines(block))
        break
      case 'signatories':
        openSlot(parts, 'signatories')
        signatories.push(...withClass(printedLines(block), section))
        break
      case 'signatory-class':
        openSlot(parts, 'signatories')
        section = classNamed(printedLines(block)[0] ?? '') ?? null
        break
      case 'list-in-formation':
        openSlot(parts, 'signatories')
        parts.listInFormation = true
        break
      default:
        parts.pieces.push(declaredPiece(block))
    }
  }
  parts.recipients.push(...recipientsOf(recipients, source.rows?.recipients ?? [], language, () => ''))
  parts.signatories.push(...signatoriesOf(signatories, source.rows?.signatories ?? [], language))
  return parts
}

const withClass = (lines: readonly string[], section: SignatoryClass | null): SignatoryLine[] =>
  lines.map((text) => ({ text, class: section }))

function declaredPiece({ declared, shape, content }: Block) {
  switch (declared) {
    case undefined:
    case 'recipients':
    case 'signatories':
    case 'signatory-class':
    case 'list-in-formation':
      return piece(shapeOf(shape), content)
    default:
      return piece({ kind: declared }, content)
  }
}
