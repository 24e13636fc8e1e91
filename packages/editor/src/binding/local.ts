import type { Node as PmNode } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { AddMarkStep, AttrStep, Mapping, RemoveMarkStep, ReplaceAroundStep, type Step, StepMap } from '@tiptap/pm/transform'
import { diffInPlace, diffTokens, type Edit, markerToken, sizeOf, type Token, type Window } from '@undersigned/collab'
import { type Form, hasHead, isVacant, posBeforeChild, sharedEnds, startInText } from './layout.ts'
import { contentTokens, markerOfNode } from './nodes.ts'

/** Edits of the flat text, and the index they begin at. */
export interface Written {
  readonly index: number
  readonly edits: readonly Edit[]
}

interface Stage {
  readonly step: Step
  readonly before: PmNode
  readonly after: PmNode
  /** From after this step to the end of all steps. */
  readonly rest: Mapping
}

/**
 * What one round of local steps writes into the text, step by step, so that a move is a move and a split inserts one marker (rule L11).
 * Ids that were mended at the end of the round stand in the text from the beginning of it.
 */
export function* writtenBy(transactions: readonly Transaction[], form: Form): Generator<Written> {
  const stages = stagesOf(transactions)
  const final = stages.at(-1)?.after
  if (!final) return
  let earlier: Stage | null = null
  for (const stage of stages) {
    const written = writtenByStage(stage, earlier, { final, form })
    if (written) yield written
    earlier = stage
  }
}

/** All that a document shows, as tokens. */
export const tokensOfDoc = (doc: PmNode, form: Form): Token[] =>
  blockTokens(doc, { from: 0, to: doc.childCount }, null, { final: doc, form })

function stagesOf(transactions: readonly Transaction[]): Stage[] {
  const steps = transactions.flatMap((tr) =>
    tr.steps.map((step, at) => ({ step, before: tr.docs[at] ?? tr.doc, after: tr.docs[at + 1] ?? tr.doc })),
  )
  const maps = steps.map(({ step }) => mapOf(step))
  return steps.map((stage, at) => ({ ...stage, rest: new Mapping(maps.slice(at + 1)) }))
}

/** A step around a paragraph changes what it is, not where it stands. */
const mapOf = (step: Step): StepMap => (step instanceof ReplaceAroundStep ? StepMap.empty : step.getMap())

interface Round {
  readonly final: PmNode
  readonly form: Form
}

function writtenByStage(stage: Stage, earlier: Stage | null, round: Round): Written | null {
  const { step, before, after } = stage
  const { head, tail } = changedBetween(before, after, round.form)
  const old = blockTokens(before, { from: head, to: before.childCount - tail }, earlier, round)
  const now = blockTokens(after, { from: head, to: after.childCount - tail }, stage, round)
  const inPlace = step instanceof AttrStep || step instanceof AddMarkStep || step instanceof RemoveMarkStep
  const edits =
    inPlace && old.length === now.length ? diffInPlace(old, now) : diffTokens(old, now, hintOf(stage, head, { old, now, form: round.form }))
  if (edits.every((edit) => edit.type === 'retain')) return null
  return { index: startInText(before, head, round.form), edits }
}

/** As `sharedEnds`, but a paragraph that stops or starts being the one without a marker has changed, though its node has not. */
function changedBetween(before: PmNode, after: PmNode, form: Form): { readonly head: number; readonly tail: number } {
  const { head, tail } = sharedEnds(before, after)
  const first = head === 0 && (hasHead(before, form) || hasHead(after, form)) ? 1 : 0
  return { head, tail: Math.max(0, Math.min(tail, before.childCount - first, after.childCount - first)) }
}

interface Range {
  readonly from: number
  readonly to: number
}

/** Tokens of some paragraphs; `stage` is the step that made this document, none if the text already holds it. */
function blockTokens(doc: PmNode, range: Range, stage: Stage | null, round: Round): Token[] {
  const tokens: Token[] = []
  if (isVacant(doc, round.form)) return tokens
  for (let at = range.from; at < range.to; at++) {
    const paragraph = doc.child(at)
    if (at > 0 || !hasHead(doc, round.form)) {
      const marker = markerOfNode(paragraph)
      tokens.push(markerToken({ ...marker, id: finalId(doc, at, stage, round.final) ?? marker.id }))
    }
    for (const token of contentTokens(paragraph)) tokens.push(token)
  }
  return tokens
}

/** The id a paragraph will have when the round is over. */
function finalId(doc: PmNode, child: number, stage: Stage | null, final: PmNode): string | null {
  if (!stage || stage.rest.maps.length === 0) return null
  const mapped = stage.rest.mapResult(posBeforeChild(doc, child) + 1, 1)
  if (mapped.deletedBefore) return null
  const id: unknown = final.resolve(Math.min(mapped.pos, final.content.size)).node(1)?.attrs.id
  return typeof id === 'string' ? id : null
}

/** Where the step says that it changed something, in tokens of the changed paragraphs. */
function hintOf(stage: Stage, head: number, { old, now, form }: { old: readonly Token[]; now: readonly Token[]; form: Form }): Window {
  let [from, oldEnd, newEnd] = [Number.POSITIVE_INFINITY, 0, 0]
  stage.step.getMap().forEach((oldStart, oldStop, _newStart, newStop) => {
    from = Math.min(from, oldStart)
    oldEnd = Math.max(oldEnd, oldStop)
    newEnd = Math.max(newEnd, newStop)
  })
  if (!Number.isFinite(from)) return { from: 0, beforeEnd: 0, afterEnd: 0 }
  return {
    from: tokensUntil(old, unitsUntil(stage.before, from, head, form), 'floor'),
    beforeEnd: tokensUntil(old, unitsUntil(stage.before, oldEnd, head, form), 'ceil'),
    afterEnd: tokensUntil(now, unitsUntil(stage.after, newEnd, head, form), 'ceil'),
  }
}

/** Units of the flat text between the beginning of a child and a position. */
function unitsUntil(doc: PmNode, pos: number, head: number, form: Form): number {
  const $pos = doc.resolve(Math.min(pos, doc.content.size))
  const headless = hasHead(doc, form) && head === 0 ? 1 : 0
  return pos - posBeforeChild(doc, head) - ($pos.index(0) - head) - headless
}

function tokensUntil(tokens: readonly Token[], units: number, round: 'floor' | 'ceil'): number {
  let reached = 0
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token || reached >= units) return at
    reached += sizeOf(token)
    if (reached > units) return round === 'floor' ? at : at + 1
  }
  return tokens.length
}
