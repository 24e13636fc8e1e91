import { qualifiedName, readXml, type XmlDocument, type XmlElement, type XmlRefusal, XmlRefused } from '../../xml/index.ts'
import { XLF } from '../names.ts'
import { isCore } from '../parts.ts'
import { checkAnnotations } from './annotations.ts'
import { checkCodes } from './codes.ts'
import type { Constraint, Violation } from './constraints.ts'
import { checkIds } from './ids.ts'
import { checkIts } from './its.ts'
import { checkModules } from './modules.ts'
import { Report } from './report.ts'
import { filesOf } from './scope.ts'
import { checkSegments, checkSubTypes } from './segments.ts'
import { checkStructure } from './structure.ts'

export type { Violation } from './constraints.ts'

/** Everything that is wrong with an XLIFF file; nothing for a valid one (rule T52). */
export function validateXliff(bytes: Uint8Array): readonly Violation[] {
  const read = readOrRefusal(bytes)
  return 'constraint' in read ? [read] : reportOn(read).violations
}

/** A file with what is wrong outside its units and in each of them; no root when it cannot be read at all. */
export interface Examined {
  readonly root: XmlElement | null
  readonly outside: readonly Violation[]
  readonly perUnit: ReadonlyMap<XmlElement, readonly Violation[]>
}

export function examine(bytes: Uint8Array): Examined {
  const read = readOrRefusal(bytes)
  if ('constraint' in read) return { root: null, outside: [read], perUnit: new Map() }
  const report = reportOn(read)
  const unitOf = (element: XmlElement): XmlElement | null => [...report.lineOf(element)].find((each) => isCore(each, 'unit')) ?? null
  const byUnit = Map.groupBy(report.found, ({ element }) => unitOf(element))
  const violationsOf = (found: Report['found']): readonly Violation[] => found.map(({ violation }) => violation)
  const outside = violationsOf(byUnit.get(null) ?? [])
  const perUnit = new Map([...byUnit].flatMap(([unit, found]) => (unit === null ? [] : [[unit, violationsOf(found)]])))
  return { root: read.root, outside, perUnit }
}

function readOrRefusal(bytes: Uint8Array): XmlDocument | Violation {
  try {
    return readXml(bytes)
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error
    return { constraint: constraintOf[error.reason], at: `${error.at.line}:${error.at.column}`, message: error.message }
  }
}

const constraintOf: Readonly<Record<XmlRefusal, Constraint>> = {
  'unreadable-encoding': 'xml-encoding',
  'not-well-formed': 'xml-not-well-formed',
  dtd: 'xml-dtd',
  'too-large': 'xml-too-large',
  'too-deep': 'xml-too-deep',
  'too-many-elements': 'xml-too-many-elements',
  'too-many-attributes': 'xml-too-many-attributes',
}

function reportOn({ root }: XmlDocument): Report {
  const report = new Report(root)
  if (root.uri !== XLF || root.local !== 'xliff') {
    report.add('root-not-xliff', root, `${qualifiedName(root)} of ${root.uri === '' ? 'no namespace' : root.uri} is not XLIFF 2.0 or 2.1`)
    return report
  }
  const files = filesOf(root)
  checkStructure(root, report)
  checkSegments(root, files, report)
  checkSubTypes(root, report)
  checkCodes(files, report)
  checkAnnotations(files, report)
  checkModules(root, files, report)
  checkIts(root, files, report)
  checkIds(files, report)
  return report
}
