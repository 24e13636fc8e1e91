import { attributeOf, XML_NAMESPACE, type XmlElement } from '../../xml/index.ts'
import { ITS, ITSM, XLF } from '../names.ts'
import { isCore } from '../parts.ts'
import type { Report } from './report.ts'
import { descendantsOf, type FileView } from './scope.ts'

/** The rules of the ITS module that the specification's own checks hold (rule T52). */
export function checkIts(root: XmlElement, files: readonly FileView[], report: Report): void {
  for (const element of descendantsOf(root)) {
    if (element.attributes.some(({ uri }) => uri === ITS || uri === ITSM)) checkAttributes(element, report)
    if (element.uri === ITS) checkElement(element, report)
  }
  for (const { units } of files) {
    for (const { element } of units) checkUnit(element, report)
  }
}

const its = (element: XmlElement, name: string): string | undefined => attributeOf(element, name, ITS)

function checkAttributes(element: XmlElement, report: Report): void {
  const isSaid = [...report.lineOf(element)].some((each) => its(each, 'version') !== undefined)
  if (!isSaid) report.add('its-version-missing', element, 'its:version is said neither here nor above')
  if (isCore(element, 'mrk', 'sm')) checkMarker(element, report)
  for (const [first, ...excluded] of EXCLUSIVE) {
    const both = excluded.filter((name) => its(element, name) !== undefined)
    if (first !== undefined && its(element, first) !== undefined && both.length > 0) {
      report.add('its-attributes-exclude', element, `its:${first} excludes its:${both.join(', its:')}`)
    }
  }
  for (const name of ['Score', 'Vote']) {
    const isThreshold = its(element, `locQualityRating${name}Threshold`) !== undefined
    const isRated = [...report.lineOf(element)].some((each) => its(each, `locQualityRating${name}`) !== undefined)
    if (isThreshold && !isRated) report.add('its-attributes-incomplete', element, `a threshold needs its:locQualityRating${name}`)
  }
}

const PROVENANCE = ['org', 'person', 'revOrg', 'revPerson', 'revTool', 'tool'].flatMap((name) => [name, `${name}Ref`])
const ISSUE = ['Type', 'Comment', 'Severity', 'ProfileRef', 'Enabled'].map((name) => `locQualityIssue${name}`)

const EXCLUSIVE: readonly (readonly string[])[] = [
  ['locQualityIssuesRef', ...ISSUE],
  ['locQualityRatingScore', 'locQualityRatingVote'],
  ['taIdentRef', 'taSource', 'taIdent'],
  ['provenanceRecordsRef', ...PROVENANCE],
]

/** ITS annotations whose type, if it is said, is `its:generic`. */
const GENERIC = [
  ...['annotatorsRef', 'locQualityIssuesRef', 'locQualityIssueType', 'locQualityIssueComment', 'locQualityRatingScore'],
  ...['locQualityRatingVote', 'taIdentRef', 'taSource', 'taIdent', 'taClassRef', 'mtConfidence', 'provenanceRecordsRef'],
  ...['allowedCharacters', 'localeFilterList'],
]

function checkMarker(element: XmlElement, report: Report): void {
  const type = attributeOf(element, 'type')
  const isIts = GENERIC.some((name) => its(element, name) !== undefined) || element.attributes.some(({ uri }) => uri === ITSM)
  const isTerm = type === 'term' || type === 'its:term-no'
  if (isIts && type !== undefined && type !== 'its:generic' && !isTerm) {
    report.add('its-annotation-type', element, `type="${type}": with attributes of ITS it is its:generic`)
  }
  if ((its(element, 'taSource') === undefined) !== (its(element, 'taIdent') === undefined)) {
    report.add('its-attributes-incomplete', element, 'its:taSource and its:taIdent go together')
  }
}

function checkElement(element: XmlElement, report: Report): void {
  const needed = { locQualityIssue: ['locQualityIssueType', 'locQualityIssueComment'], provenanceRecord: PROVENANCE }[element.local]
  if (needed !== undefined && !needed.some((name) => attributeOf(element, name) !== undefined)) {
    report.add('its-attributes-incomplete', element, `${element.local} needs one of ${needed.join(', ')}`)
  }
}

/** References lead to rows of the same unit, and those have ids of their own. */
function checkUnit(unit: XmlElement, report: Report): void {
  const rows = [...descendantsOf(unit)].filter(
    ({ uri, local }) => uri === ITS && (local === 'locQualityIssues' || local === 'provenanceRecords'),
  )
  const seen = new Set<string>()
  for (const row of rows) {
    const id = attributeOf(row, 'id', XML_NAMESPACE)
    if (id === undefined) continue
    if (seen.has(id)) report.add('its-id-not-unique', row, `the id ${id} is taken already in this unit`)
    seen.add(id)
  }
  for (const element of descendantsOf(unit)) {
    const ref = element.uri === XLF ? its(element, 'locQualityIssuesRef') : undefined
    if (ref?.startsWith('#its=') && !seen.has(ref.slice('#its='.length))) {
      report.add('its-ref-unknown', element, `${ref} is not in this unit`)
    }
  }
}
