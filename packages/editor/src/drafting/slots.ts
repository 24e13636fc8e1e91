import type { Translate } from '@undersigned/i18n'
import type { SlotKind } from '@undersigned/letter'

/** One line of a slot, as it will be printed. */
export interface SlotRow {
  readonly id: string
  readonly text: string
  /** A second line: function and institution, or an affiliation. */
  readonly detail?: string
}

export type SlotRows = Readonly<Record<SlotKind, readonly SlotRow[]>>

export const NO_ROWS: SlotRows = { recipients: [], signatories: [] }

interface Slot {
  readonly kind: SlotKind
  readonly rows: readonly SlotRow[]
  readonly t: Translate
  readonly onOpen: ((kind: SlotKind) => void) | null
}

/** More rows than this are counted, not shown: the letter is what is being written. */
const MOST_SHOWN = 12

/** The rows of a slot as a named region of the page, with a way to where they are edited. */
export function drawSlot({ kind, rows, t, onOpen }: Slot): HTMLElement {
  const name = t(`editor.slot.${kind}`)
  const region = element('section', 'u-slot')
  region.setAttribute('aria-label', name)
  region.contentEditable = 'false'
  const head = element('div', 'u-slot-head')
  head.append(element('span', 'u-slot-name', name))
  if (onOpen !== null) head.append(opener(t('editor.slot.open', { slot: name }), () => onOpen(kind)))
  region.append(head, rows.length === 0 ? emptiness(kind, t) : rowList(rows, t))
  return region
}

const emptiness = (kind: SlotKind, t: Translate): HTMLElement =>
  element('p', 'u-slot-empty', t(kind === 'recipients' ? 'editor.slot.noRecipients' : 'editor.slot.noSignatories'))

function rowList(rows: readonly SlotRow[], t: Translate): HTMLElement {
  const list = element('ul', 'u-slot-rows')
  for (const row of rows.slice(0, MOST_SHOWN)) {
    const item = element('li', 'u-slot-row', row.text)
    if (row.detail !== undefined && row.detail !== '') item.append(element('span', 'u-slot-detail', row.detail))
    list.append(item)
  }
  if (rows.length > MOST_SHOWN)
    list.append(element('li', 'u-slot-row u-slot-rest', t('editor.slot.more', { count: rows.length - MOST_SHOWN })))
  return list
}

function opener(name: string, open: () => void): HTMLElement {
  const button = element('button', 'u-slot-open', name)
  button.setAttribute('type', 'button')
  button.addEventListener('click', open)
  return button
}

function element(tag: string, className: string, words = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = words
  return made
}
