import type { NoteId, PlaceholderField } from '@undersigned/letter'
import type { Anchor } from '../ui/Pop.tsx'

/** What is open beside the text: one thing at a time. */
export type Opened =
  | { readonly type: 'note'; readonly note: NoteId; readonly anchor: Anchor }
  | { readonly type: 'placeholder'; readonly pos: number; readonly field: PlaceholderField; readonly text: string; readonly anchor: Anchor }
  | { readonly type: 'link'; readonly anchor: Anchor }

export type Open = (opened: Opened | null) => void
