import { anchorFromJson, BODY, indexOfAnchor, noteOfField, unitOfField } from '@undersigned/collab'
import { colorOf } from '@undersigned/editor'
import { isLanguage, type Language } from '@undersigned/letter'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

/** Somebody whose caret stands in a unit. */
export interface Here {
  readonly name: string
  readonly color: string
  /** Where they write, if it is neither of the two columns. */
  readonly language: Language | null
}

/** Who is in a unit: of the original's writers and other languages' translators, and of this version's. */
export interface UnitHere {
  readonly source: readonly Here[]
  readonly target: readonly Here[]
}

export interface Rooms {
  readonly original: { readonly doc: Y.Doc; readonly awareness: Awareness }
  readonly version: Awareness
  readonly lobby: Awareness | null
  readonly me: string
  readonly language: Language
  readonly originalLanguage: Language
}

/** Everyone's unit, from the carets of both rooms and the places told in the lobby; each person once a column. */
export function hereIn({ original, version, lobby, me, language, originalLanguage }: Rooms): ReadonlyMap<string, UnitHere> {
  const units = new Map<string, { source: Map<string, Here>; target: Map<string, Here> }>()
  const put = (unit: string | null, side: keyof UnitHere, { user }: State, where: Language | null = null): void => {
    if (unit === null || !isRecord(user) || typeof user.name !== 'string' || user.name === '' || user.id === me) return
    const known = units.get(unit) ?? { source: new Map(), target: new Map() }
    known[side].set(`${user.id} ${where}`, { name: user.name.slice(0, 60), color: colorOf(`${user.id}`), language: where })
    units.set(unit, known)
  }
  for (const state of original.awareness.getStates().values()) put(unitInOriginal(original.doc, state.caret), 'source', state)
  for (const state of version.getStates().values()) put(unitInVersion(state.caret), 'target', state)
  for (const state of lobby?.getStates().values() ?? []) {
    const { place } = state
    if (!isRecord(place) || typeof place.unit !== 'string' || !isLanguage(place.language)) continue
    if (place.language !== language && place.language !== originalLanguage) put(place.unit, 'source', state, place.language)
  }
  return new Map([...units].map(([unit, { source, target }]) => [unit, { source: [...source.values()], target: [...target.values()] }]))
}

type State = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is State => typeof value === 'object' && value !== null

const fieldOf = (caret: unknown): string | null => (isRecord(caret) && typeof caret.field === 'string' ? caret.field : null)

function unitInVersion(caret: unknown): string | null {
  const field = fieldOf(caret)
  return field === null ? null : unitOfField(field)
}

/** The paragraph a caret stands in, or the note. */
function unitInOriginal(doc: Y.Doc, caret: unknown): string | null {
  const field = fieldOf(caret)
  if (field === null) return null
  if (field !== BODY) return noteOfField(field)
  const anchor = isRecord(caret) ? anchorFromJson(caret.head) : null
  const text = doc.getText(BODY)
  const index = anchor === null ? null : indexOfAnchor(doc, text, anchor)
  return index === null ? null : paragraphAt(text, index)
}

function paragraphAt(text: Y.Text, index: number): string | null {
  let [at, paragraph]: [number, string | null] = [0, null]
  for (const { insert } of text.toDelta()) {
    if (at >= index && paragraph !== null) break
    if (insert instanceof Y.Map) {
      const id: unknown = insert.get('id')
      paragraph = typeof id === 'string' ? id : null
    }
    at += typeof insert === 'string' ? insert.length : 1
  }
  return paragraph
}
