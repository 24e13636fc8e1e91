import { type Inline, plainText } from '@undersigned/letter'
import type { Unit } from '../unit.ts'
import { flatText } from './flat.ts'
import { type Complaint, targetPlace } from './side.ts'

/** Another unit of the letter and what stands for it in the version. */
export interface Neighbour {
  readonly unit: Unit
  readonly target: readonly Inline[]
}

/** Two texts are the same to a reader: case, spaces and the mark at the end aside. */
export const keyOf = (content: readonly Inline[]): string =>
  plainText(content)
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/gu, ' ')
    .replace(/[\s.,;:!?…]+$/u, '')
    .trim()

const SHOWN = 60
const shortened = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text)

/** What the letter says twice in the same words is translated in the same words (rule T71). */
export function inconsistent(unit: Unit, target: readonly Inline[], others: readonly Neighbour[]): readonly Complaint[] {
  const [source, words] = [keyOf(unit.content), keyOf(target)]
  if (source === '' || words === '') return []
  const other = others.find(
    (each) => each.unit.id !== unit.id && keyOf(each.unit.content) === source && ![words, ''].includes(keyOf(each.target)),
  )
  return other === undefined ? [] : [complaint('inconsistent', target, other)]
}

/** What the letter says in different words is not translated in the same ones (rule T71). */
export function sameTarget(unit: Unit, target: readonly Inline[], others: readonly Neighbour[]): readonly Complaint[] {
  const [source, words] = [keyOf(unit.content), keyOf(target)]
  if (source === '' || words === '') return []
  const other = others.find(
    (each) => each.unit.id !== unit.id && keyOf(each.target) === words && ![source, ''].includes(keyOf(each.unit.content)),
  )
  return other === undefined ? [] : [complaint('same-target', target, other)]
}

const complaint = (reason: 'inconsistent' | 'same-target', target: readonly Inline[], other: Neighbour): Complaint => ({
  reason,
  values: { other: shortened(plainText(reason === 'inconsistent' ? other.target : other.unit.content)) },
  place: targetPlace(0, flatText(target).length),
})
