import { attributeOf, type XmlElement } from '../../xml/index.ts'
import { type Code, isCode, isWritten, type Token } from '../inline.ts'
import { XLF } from '../names.ts'
import type { Report } from './report.ts'
import { descendantsOf, type FileView, type Scope } from './scope.ts'
import { checkSequences } from './sequences.ts'

type End = Extract<Token, { readonly type: 'end' }>

/** Codes pair, refer to what is there, and follow their editing hints (rule T52). */
export function checkCodes(files: readonly FileView[], report: Report): void {
  for (const { units, matches } of files) {
    const names = new Set(units.flatMap(({ element }) => attributeOf(element, 'id') ?? []))
    for (const scope of [...units, ...matches]) {
      for (const side of [scope.source, scope.target]) {
        checkPairs(side, side === scope.target ? scope.untranslated : NONE, report)
        for (const code of side.filter(isCode)) checkCode(code, scope, report)
      }
      checkCodePoints(scope.element, report)
      if (scope.kind === 'match') continue
      for (const code of [...scope.source, ...scope.target].filter(isWritten)) checkSubFlows(code.from, names, report)
      checkSequences(scope, report)
    }
  }
}

const NONE: ReadonlySet<string> = new Set()

/** A half whose other half waits for its translation is no lone half. */
function checkPairs(tokens: readonly Token[], awaited: ReadonlySet<string>, report: Report): void {
  const places = new Map(tokens.map((token, at) => [token, at]))
  const ends = tokens.filter((token): token is End => token.type === 'end' && token.from.local === 'ec')
  const waiting = new Map(
    Map.groupBy(
      ends.filter(({ isolated }) => !isolated),
      ({ id }) => id,
    ),
  )
  for (const start of tokens) {
    if (start.type !== 'start' || start.from.local !== 'sc') continue
    const end = waiting.get(start.id)?.shift()
    if (end === undefined) {
      const isLone = !start.isolated && !awaited.has(`end ${start.id}`)
      if (isLone) report.add('start-code-without-end', start.from, 'no ec in this unit ends it, so it should be isolated')
    } else if (start.isolated) {
      report.add('start-code-isolated-with-end', start.from, 'it is isolated, yet an ec in this unit ends it')
    } else if ((places.get(end) ?? 0) < (places.get(start) ?? 0)) {
      report.add('end-code-before-start', end.from, `it stands before the sc ${start.id} that it ends`)
    } else checkHints(start.from, end.from, report)
  }
  checkEnds(ends, { left: new Set([...waiting.values()].flat()), awaited, report })
}

interface Ends {
  readonly left: ReadonlySet<End>
  readonly awaited: ReadonlySet<string>
  readonly report: Report
}

function checkEnds(ends: readonly End[], { left, awaited, report }: Ends): void {
  for (const end of ends) {
    checkEnd(end, report)
    if (!left.has(end) || end.id === '' || awaited.has(`start ${end.id}`)) continue
    report.add('end-code-without-start', end.from, `no sc ${end.id} in this unit begins it`)
  }
}

function checkEnd({ from, isolated }: End, report: Report): void {
  const [hasId, hasStart] = [attributeOf(from, 'id') !== undefined, attributeOf(from, 'startRef') !== undefined]
  if (hasId !== isolated || hasStart === isolated) {
    report.add('end-code-id-and-start-ref', from, isolated ? 'an isolated ec has id and no startRef' : 'an ec has startRef and no id')
  }
  if (isolated) return
  if (attributeOf(from, 'dir') !== undefined) report.add('end-code-dir-not-isolated', from, 'only an isolated ec has dir')
  if (from.attributes.some(({ uri }) => uri !== '')) {
    report.add('end-code-module-attribute-not-isolated', from, 'only an isolated ec carries attributes of modules')
  }
}

const hint = (element: XmlElement, name: string): string => attributeOf(element, name) ?? 'yes'

function checkHints(start: XmlElement, end: XmlElement, report: Report): void {
  for (const name of ['canCopy', 'canDelete', 'canOverlap', 'canReorder']) {
    const expected = hint(start, name) === 'firstNo' ? 'no' : hint(start, name)
    if (hint(end, name) !== expected) report.add('spanning-code-hints-differ', end, `${name} is not what its sc says`)
  }
}

function checkCode(code: Code, scope: Scope, report: Report): void {
  if (!isWritten(code)) return
  const { from } = code
  if (hint(from, 'canReorder') !== 'yes' && (hint(from, 'canCopy') !== 'no' || hint(from, 'canDelete') !== 'no')) {
    report.add('reorder-hint-without-copy-and-delete', from, 'what may not be reordered may neither be copied nor deleted')
  }
  for (const name of ['dataRef', 'dataRefStart', 'dataRefEnd']) {
    const ref = attributeOf(from, name)
    if (ref !== undefined && !scope.data.has(ref)) report.add('data-ref-unknown', from, `${name}="${ref}": there is no such data here`)
  }
  const copied = attributeOf(from, 'copyOf')
  if (copied !== undefined) checkCopy(from, copied, { scope, report })
}

function checkCopy(from: XmlElement, copied: string, { scope, report }: { readonly scope: Scope; readonly report: Report }): void {
  if (hasData(from)) report.add('copy-of-with-original-data', from, 'what has original data of its own is no copyOf')
  const base = scope.codes.get(copied)?.find((code) => code.from !== from)
  if (base === undefined) {
    report.add('copy-of-unknown', from, `copyOf="${copied}": there is no such code in this unit`)
    return
  }
  if (hasData(base.from)) report.add('copy-of-code-with-original-data', from, `the code ${copied} has original data: refer to that instead`)
  if (hint(base.from, 'canCopy') === 'no') report.add('copy-of-code-not-to-copy', from, `the code ${copied} may not be copied`)
  if ((base.from.local === 'ph') !== (from.local === 'ph')) {
    report.add('copy-of-other-kind', from, `the code ${copied} is a ${base.from.local}`)
  }
}

const hasData = (element: XmlElement): boolean =>
  ['dataRef', 'dataRefStart', 'dataRefEnd'].some((name) => attributeOf(element, name) !== undefined)

function checkSubFlows(element: XmlElement, units: ReadonlySet<string>, report: Report): void {
  for (const name of ['subFlows', 'subFlowsStart', 'subFlowsEnd']) {
    const unknown = (attributeOf(element, name) ?? '').split(/\s+/u).filter((id) => id !== '' && !units.has(id))
    if (unknown.length > 0) report.add('sub-flow-unknown', element, `${name}: there is no unit ${unknown.join(', ')} in this file`)
  }
}

function checkCodePoints(scope: XmlElement, report: Report): void {
  for (const element of descendantsOf(scope)) {
    if (element.uri !== XLF || element.local !== 'cp') continue
    const hex = attributeOf(element, 'hex')?.trim() ?? ''
    if (hex !== '' && !isInvalidInXml(hex)) report.add('code-point-valid-in-xml', element, `U+${hex} is written as itself, not as a cp`)
  }
}

/** Control characters that XML only discourages may be written as `cp` too, as the specification's own rules have it. */
function isInvalidInXml(hex: string): boolean {
  const point = Number.parseInt(hex, 16)
  if (point < 0x20) return ![0x9, 0xa, 0xd].includes(point)
  return (point >= 0x7f && point <= 0x9f && point !== 0x85) || (point >= 0xd800 && point <= 0xdfff) || point === 0xfffe || point === 0xffff
}
