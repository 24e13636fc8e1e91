import { attributeOf, childOf, childrenOf, type XmlElement } from '../../xml/index.ts'
import type { Token } from '../inline.ts'
import { XLF } from '../names.ts'
import { checkFragment, type Fragment } from './fragments.ts'
import type { Report } from './report.ts'
import type { FileView, Scope } from './scope.ts'

type Unmark = Extract<Token, { readonly type: 'unmark' }>

/** Annotations begin and end in their unit, and say what their type asks for (rule T52). */
export function checkAnnotations(files: readonly FileView[], report: Report): void {
  for (const { element: file, units, matches } of files) {
    for (const scope of [...units, ...matches]) {
      for (const side of [scope.source, scope.target]) {
        checkPairs(side, side === scope.target ? scope.untranslated : new Set(), report)
        for (const token of side) if (token.type === 'mark') checkMark(token.from, { scope, file, report })
      }
    }
  }
}

function checkPairs(tokens: readonly Token[], awaited: ReadonlySet<string>, report: Report): void {
  const places = new Map(tokens.map((token, at) => [token, at]))
  const ends = tokens.filter((token): token is Unmark => token.type === 'unmark' && token.from.local === 'em')
  const waiting = new Map(Map.groupBy(ends, ({ id }) => id))
  for (const start of tokens) {
    if (start.type !== 'mark' || start.from.local !== 'sm') continue
    const end = waiting.get(start.id)?.shift()
    if (end === undefined && awaited.has(`unmark ${start.id}`)) continue
    if (end === undefined) report.add('annotation-start-without-end', start.from, 'no em in this unit ends it')
    else if ((places.get(end) ?? 0) < (places.get(start) ?? 0)) {
      report.add('annotation-end-before-start', end.from, 'it stands before its sm')
    }
  }
  for (const end of [...waiting.values()].flat()) {
    if (!awaited.has(`mark ${end.id}`)) report.add('annotation-end-without-start', end.from, `no sm ${end.id} in this unit begins it`)
  }
}

interface Around {
  readonly scope: Scope
  readonly file: XmlElement
  readonly report: Report
}

function checkMark(marker: XmlElement, around: Around): void {
  const { report } = around
  const type = attributeOf(marker, 'type') ?? 'generic'
  const ref = attributeOf(marker, 'ref')
  const fragment = ref?.startsWith('#') ? checkFragment(ref, marker, report) : null
  if (type === 'comment') checkComment(marker, fragment, around)
  if (type === 'mtc:match' && ref !== undefined) report.add('match-annotation-with-ref', marker, 'an annotation of a candidate has no ref')
  const isPlain = marker.attributes.every(({ uri }) => uri === '')
  if (type === 'generic' && isPlain && attributeOf(marker, 'translate') === undefined) {
    report.add('annotation-translate-missing', marker, 'a generic annotation says translate')
  }
}

function checkComment(marker: XmlElement, fragment: Fragment | null, { scope, file, report }: Around): void {
  const [value, ref] = [attributeOf(marker, 'value'), attributeOf(marker, 'ref')]
  if ((value === undefined) === (ref === undefined)) report.add('comment-value-or-ref', marker, 'a comment has either value or ref')
  if (ref === undefined || scope.kind === 'match') return
  if (fragment === null || !isNoteOf(fragment, { scope, file, report })) {
    report.add('comment-ref-not-a-note', marker, `ref="${ref}" is no note of this unit`)
  }
}

function isNoteOf(fragment: Fragment, { scope, file, report }: Around): boolean {
  const note = fragment.get('n')
  const notes = childOf(scope.element, XLF, 'notes')
  const ids = notes === undefined ? [] : childrenOf(notes, XLF, 'note').map((each) => attributeOf(each, 'id'))
  const isHere = (fragment.get('f') ?? attributeOf(file, 'id')) === attributeOf(file, 'id')
  const unit = fragment.get('u')
  const isThisUnit = unit === attributeOf(scope.element, 'id')
  const isRelative = unit === undefined && !fragment.has('f') && !fragment.has('g')
  const groups = [...report.lineOf(scope.element)].filter(({ local }) => local === 'group').map((group) => attributeOf(group, 'id'))
  const isInGroup = !fragment.has('g') || groups.includes(fragment.get('g'))
  return note !== undefined && ids.includes(note) && isHere && isInGroup && (isThisUnit || isRelative)
}
