import { attributeOf } from '../../xml/index.ts'
import { type Code, isCode, isWritten, keyOf, tokensOf } from '../inline.ts'
import type { Report } from './report.ts'
import type { Scope } from './scope.ts'

const reorder = (code: Code): string => attributeOf(code.from, 'canReorder') ?? 'yes'

/** What may not be deleted stays, what may not be reordered stays in its row (specification, Editing Hints). */
export function checkSequences(scope: Scope, report: Report): void {
  const source = scope.source.filter(isWritten)
  const target = scope.target.filter(isWritten)
  checkFirsts(source, report)
  checkFirsts(target, report)
  checkRemoved(scope, report)
  checkKept(scope, { source, target: new Map(target.map((code, at) => [keyOf(code), at])) }, report)
}

function checkFirsts(codes: readonly Code[], report: Report): void {
  codes.forEach((code, at) => {
    const before = codes[at - 1]
    if (reorder(code) === 'no' && (before === undefined || reorder(before) === 'yes')) {
      report.add('reorder-sequence-without-first', code.from, 'the codes before it that may not be reordered must begin with firstNo')
    }
  })
}

function checkRemoved({ parts, target }: Scope, report: Report): void {
  const there = new Set(target.filter(isCode).map(keyOf))
  for (const part of parts) {
    if (part.target === null) continue
    for (const code of tokensOf(part.source).filter(isWritten)) {
      if (attributeOf(code.from, 'canDelete') !== 'no' || there.has(keyOf(code))) continue
      report.add('code-removed', part.target, `the code ${code.id} may not be deleted, and the target has none`)
    }
  }
}

interface Sides {
  readonly source: readonly Code[]
  /** Where each code stands. */
  readonly target: ReadonlyMap<string, number>
}

function checkKept({ untranslated }: Scope, { source, target }: Sides, report: Report): void {
  for (const sequence of sequencesOf(source)) {
    const keys = sequence.map(keyOf)
    if (keys.some((key) => untranslated.has(key) || !target.has(key))) continue
    const from = target.get(keys[0] ?? '') ?? 0
    const [first] = sequence
    if (first !== undefined && keys.some((key, at) => target.get(key) !== from + at)) {
      report.add('reorder-sequence-changed', first.from, 'the target does not keep the row of codes that begins here')
    }
  }
}

/** Rows that begin with `firstNo` and go on with `no`. */
function sequencesOf(codes: readonly Code[]): readonly (readonly Code[])[] {
  const sequences: Code[][] = []
  let open: Code[] | null = null
  for (const code of codes) {
    const hint = reorder(code)
    if (hint === 'firstNo') {
      open = [code]
      sequences.push(open)
    } else if (hint === 'no') open?.push(code)
    else open = null
  }
  return sequences
}
