import { type Inline, type Marks, noteId, type PlaceholderField } from '@undersigned/letter'
import { safeLink } from '../../links.ts'

/** What a spanning code says of the words in it. */
export type Spanning = { readonly kind: 'strong' } | { readonly kind: 'emphasis' } | { readonly kind: 'link'; readonly href: string }
type Atom = Exclude<Inline, { readonly type: 'text' }>

/** What a code stands for in a letter. */
export type Meaning = Spanning | { readonly kind: 'atom'; readonly atom: Atom }

/** How a meaning is written: type and subtype, and what the code holds of its own. */
export interface Written {
  readonly type: string
  readonly subType: string
  readonly data: string | null
}

export const markOf = (meaning: Spanning): Marks => (meaning.kind === 'link' ? { link: meaning.href } : { [meaning.kind]: true })

export function writtenAs(meaning: Meaning): Written {
  switch (meaning.kind) {
    case 'strong':
      return { type: 'fmt', subType: 'xlf:b', data: null }
    case 'emphasis':
      return { type: 'fmt', subType: 'xlf:i', data: null }
    case 'link':
      return { type: 'link', subType: 'und:link', data: meaning.href }
    case 'atom':
      return atomAs(meaning.atom)
  }
}

function atomAs(atom: Atom): Written {
  switch (atom.type) {
    case 'line-break':
      return { type: 'fmt', subType: 'xlf:lb', data: null }
    case 'note-ref':
    case 'note-cross-ref':
      return { type: 'other', subType: `und:${atom.type}`, data: atom.note }
    case 'placeholder':
      return { type: 'other', subType: 'und:placeholder', data: `${atom.field} ${atom.text}` }
  }
}

/** Two codes with one key say the same. */
export const keyOf = (meaning: Meaning): string => {
  const { subType, data } = writtenAs(meaning)
  return `${subType} ${data ?? ''}`
}

const FIELDS: readonly PlaceholderField[] = ['place', 'day', 'month', 'year', 'other']

/** What a code says by itself; null when it says nothing that we know. */
export function meaningOf({ subType, data }: { readonly subType: string | undefined; readonly data: string | undefined }): Meaning | null {
  switch (subType) {
    case 'xlf:b':
      return { kind: 'strong' }
    case 'xlf:i':
      return { kind: 'emphasis' }
    case 'xlf:lb':
      return { kind: 'atom', atom: { type: 'line-break' } }
    case 'und:link': {
      const href = safeLink(data ?? '')
      return href === undefined ? null : { kind: 'link', href }
    }
    case 'und:note-ref':
    case 'und:note-cross-ref':
      return data === undefined
        ? null
        : { kind: 'atom', atom: { type: subType === 'und:note-ref' ? 'note-ref' : 'note-cross-ref', note: noteId(data) } }
    case 'und:placeholder':
      return data === undefined ? null : placeholderOf(data)
    default:
      return null
  }
}

function placeholderOf(data: string): Meaning | null {
  const at = data.indexOf(' ')
  const field = FIELDS.find((each) => each === data.slice(0, at))
  return field === undefined ? null : { kind: 'atom', atom: { type: 'placeholder', field, text: data.slice(at + 1) } }
}
