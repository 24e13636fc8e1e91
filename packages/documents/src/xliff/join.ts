import { attributeOf, type XmlDocument, type XmlElement } from '../xml/index.ts'
import { withAttribute, withSpace } from './edit.ts'
import { tokensOf } from './inline.ts'
import { STATES } from './names.ts'
import { nest } from './nest.ts'
import { inTargetOrder, isSpacePreserved, type Part, partsOf, stateOf } from './parts.ts'
import { type Inherited, mapUnits, mayResegment, withParts } from './units.ts'

/**
 * Every run of segments that may be resegmented becomes one: text in the order of the translation, codes whole again,
 * the least state of all, white space kept if any part keeps it (rule T53).
 */
export const joinSegments = (document: XmlDocument): XmlDocument => mapUnits(document, joinUnit)

function joinUnit(unit: XmlElement, inherited: Inherited): XmlElement {
  const joined = runsOf(partsOf(unit), inherited).flatMap((run) => joinRun(run, inherited))
  return withParts(unit, joined.map(numbered))
}

/** Neighbours that may be one, and each other part alone. */
function runsOf(parts: readonly Part[], inherited: Inherited): readonly (readonly Part[])[] {
  const runs: Part[][] = []
  let open: Part[] | null = null
  for (const part of parts) {
    if (part.isSegment && !mayResegment(part.element, inherited)) {
      runs.push([part])
      open = null
    } else if (open === null) {
      open = [part]
      runs.push(open)
    } else open.push(part)
  }
  return runs.flatMap((run) => (keepsToItself(run, parts) ? [run] : run.map((part) => [part])))
}

/** Whether a run's translations stand in the run's own places, so that joining moves nothing across its ends. */
function keepsToItself(run: readonly Part[], parts: readonly Part[]): boolean {
  const first = run[0] === undefined ? 0 : parts.indexOf(run[0]) + 1
  return run.every(({ position }) => position >= first && position < first + run.length)
}

function joinRun(run: readonly Part[], { isSpacePreserved: above }: Inherited): readonly XmlElement[] {
  const ordered = inTargetOrder(run)
  const from = ordered.findIndex(({ isSegment }) => isSegment)
  const to = ordered.findLastIndex(({ isSegment }) => isSegment)
  if (from === to) return run.map(({ element }) => element)
  const whole = joinParts(ordered.slice(from, to + 1), above)
  return [...ordered.slice(0, from).map(({ element }) => element), ...whole, ...ordered.slice(to + 1).map(({ element }) => element)]
}

function joinParts(parts: readonly Part[], above: boolean): readonly XmlElement[] {
  const [first] = parts
  if (first === undefined) return []
  const isInherited = isSpacePreserved(first.element, above)
  const content = (model: XmlElement, contents: readonly XmlElement[]): XmlElement =>
    withSpace(
      { ...model, children: nest(contents.flatMap(tokensOf)) },
      contents.some((each) => isSpacePreserved(each, isInherited)),
    )
  const targets = parts.flatMap(({ target }) => target ?? [])
  const [model] = targets
  const source = content(
    first.source,
    parts.map((part) => part.source),
  )
  return [withState({ ...first.element, children: model === undefined ? [source] : [source, content(model, targets)] }, parts)]
}

function withState(segment: XmlElement, parts: readonly Part[]): XmlElement {
  const segments = parts.filter(({ isSegment }) => isSegment).map(({ element }) => element)
  const least = STATES.find((state) => segments.some((each) => stateOf(each) === state))
  const model = segments.find((each) => stateOf(each) === least)
  const said = (name: string): string | null => (model === undefined ? null : (attributeOf(model, name) ?? null))
  return withAttribute(withAttribute(segment, 'state', said('state')), 'subState', said('subState'))
}

/** A target that said its place says its new one. */
function numbered(part: XmlElement, at: number): XmlElement {
  const children = part.children.map((child) =>
    child.type === 'element' && attributeOf(child, 'order') !== undefined ? withAttribute(child, 'order', String(at + 1)) : child,
  )
  return { ...part, children }
}
