import { Editor } from '@tiptap/core'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import { contentOfTokens, noteField, readLetterText, tokensOf, writeLetterText } from '@undersigned/collab'
import { createTranslator, loadCatalogue } from '@undersigned/i18n'
import { type Inline, type Language, noteId, type Paragraph, paragraphId, plainText, type Shape } from '@undersigned/letter'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { setShape } from '../commands/shape.ts'
import { installDom } from '../testing/dom.ts'
import { sharedUndo } from '../ui/shared-undo.ts'
import { sharedNumbers } from '../view/note-numbers.ts'
import { draftingExtensions } from './extensions.ts'
import { NO_ROWS, type SlotRows } from './slots.ts'

installDom()
const { t } = createTranslator('en', await loadCatalogue('en'))
const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
  document.body.replaceChildren()
})

const words = (text: string): Inline => ({ type: 'text', text, marks: {} })
const line = (id: string, shape: Shape, ...content: readonly Inline[]): Paragraph => ({ ...shape, id: paragraphId(id), content })
const body: Shape = { kind: 'body' }

interface Given {
  readonly language?: Language
  readonly rows?: SlotRows
  readonly notes?: Readonly<Record<string, string>>
}

function draft(paragraphs: readonly Paragraph[], { language = 'en', rows = NO_ROWS, notes = {} }: Given = {}) {
  const doc = new Y.Doc()
  const noteTexts = Object.entries(notes).map(([id, text]) => ({ id: noteId(id), content: [words(text)] }))
  writeLetterText(doc, { language, paragraphs, notes: noteTexts })
  const undo = sharedUndo(doc)
  const opened: unknown[] = []
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({
    element,
    enableInputRules: false,
    enablePasteRules: false,
    extensions: draftingExtensions({
      doc,
      awareness: null,
      undo,
      language,
      numbers: sharedNumbers(doc),
      t,
      writable: () => true,
      rows: () => rows,
      onOpenSlot: () => () => opened.push('slot'),
      open: (what) => opened.push(what),
      onFind: () => opened.push('find'),
      onTools: () => opened.push('tools'),
      onMoved: () => opened.push('moved'),
    }),
  })
  open.push(editor)
  return { doc, editor, undo, opened, element, read: () => readLetterText(doc, language) }
}

/** Types as a keyboard does: each character is offered to the editor, and goes in as it is where nobody wants it. */
function type(editor: Editor, text: string): void {
  for (const character of text) {
    const { from, to } = editor.state.selection
    const plain = () => editor.state.tr.insertText(character, from, to)
    const taken = editor.view.someProp('handleTextInput', (handle) => handle(editor.view, from, to, character, plain))
    if (!taken) editor.view.dispatch(plain())
  }
}

function press(editor: Editor, key: string, held: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held })
  return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) ?? false
}

const caretAt = (editor: Editor, pos: number): void =>
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, pos)))
const lines = (paragraphs: readonly Paragraph[]): string[] =>
  paragraphs.map((paragraph) => `${paragraph.kind}${'level' in paragraph ? paragraph.level : ''}: ${plainText(paragraph.content)}`)

describe('typing', () => {
  test('L40 one undo brings back the character as it was typed, the next the words before it', () => {
    const { editor, read, undo } = draft([line('a', body)])
    caretAt(editor, 1)
    type(editor, 'So "')
    expect(lines(read().paragraphs)).toEqual(['body: So “'])
    undo.undo()
    expect(lines(read().paragraphs)).toEqual(['body: So "'])
    undo.undo()
    expect(lines(read().paragraphs)).toEqual(['body: '])
  })

  test('L40 French typing has its no-break spaces', () => {
    const { editor, read } = draft([line('a', body)], { language: 'fr' })
    caretAt(editor, 1)
    type(editor, 'Vraiment ?')
    expect(lines(read().paragraphs)).toEqual(['body: Vraiment\u202f?'])
  })

  test.each<[string, string]>([
    ['# Why', 'heading1: Why'],
    ['## Why', 'heading2: Why'],
    ['- one', 'list-item0: one'],
    ['1. one', 'list-item0: one'],
    ['> said', 'quotation: said'],
    ['#tag', 'body: #tag'],
    ['2020. That', 'body: 2020. That'],
  ])('L44 typing %s', (keys, expected) => {
    const { editor, read } = draft([line('a', body)])
    caretAt(editor, 1)
    type(editor, keys)
    expect(lines(read().paragraphs)).toEqual([expected])
    expect(read().paragraphs[0]?.id).toBe('a')
  })

  test('L44 makes words strong or emphasised, and undo gives the stars back', () => {
    const { editor, read, undo } = draft([line('a', body)])
    caretAt(editor, 1)
    type(editor, 'a **big** and *small* one')
    expect(read().paragraphs[0]?.content).toEqual([
      words('a '),
      { type: 'text', text: 'big', marks: { strong: true } },
      words(' and '),
      { type: 'text', text: 'small', marks: { emphasis: true } },
      words(' one'),
    ])
    undo.undo()
    undo.undo()
    expect(lines(read().paragraphs)).toEqual(['body: a big and *small*'])
  })

  test('L44 a salutation that begins with a dash stays a salutation', () => {
    const { editor, read } = draft([line('a', { kind: 'salutation' })])
    caretAt(editor, 1)
    type(editor, '- Dear')
    expect(lines(read().paragraphs)).toEqual(['salutation: - Dear'])
  })

  test('L45 nothing is made of what an input method composes', () => {
    const { editor, read } = draft([line('a', body)])
    caretAt(editor, 1)
    editor.view.dom.dispatchEvent(new CompositionEvent('compositionstart'))
    expect(editor.view.composing).toBe(true)
    type(editor, '- "')
    expect(lines(read().paragraphs)).toEqual(['body: - "'])
  })

  test('L49 words typed in a slot begin a paragraph behind it', () => {
    const { editor, read } = draft([line('r', { kind: 'recipients' }), line('a', body, words('One'))])
    caretAt(editor, 1)
    type(editor, 'Hello')
    expect(lines(read().paragraphs)).toEqual(['recipients: ', 'body: Hello', 'body: One'])
  })
})

describe('keys', () => {
  test('L41 Tab nests an item and Shift+Tab takes it back; after Escape Tab leaves the text', () => {
    const item: Shape = { kind: 'list-item', list: 'bulleted', level: 0 }
    const { editor, read } = draft([line('a', item, words('One')), line('b', item, words('Two'))])
    caretAt(editor, 7)
    expect(press(editor, 'Tab')).toBe(true)
    expect(lines(read().paragraphs)).toEqual(['list-item0: One', 'list-item1: Two'])
    press(editor, 'Tab', { shiftKey: true })
    expect(lines(read().paragraphs)).toEqual(['list-item0: One', 'list-item0: Two'])
    press(editor, 'Escape')
    expect(press(editor, 'Tab')).toBe(false)
    expect(lines(read().paragraphs)).toEqual(['list-item0: One', 'list-item0: Two'])
  })

  test('outside a list Tab goes on to what follows the text', () => {
    const { editor } = draft([line('a', body, words('One'))])
    caretAt(editor, 1)
    expect(press(editor, 'Tab')).toBe(false)
  })

  test('L42 Alt and an arrow move the paragraph, which keeps its id, and say so', () => {
    const { editor, read, opened, undo } = draft([line('a', body, words('One')), line('b', body, words('Two'))])
    caretAt(editor, 7)
    press(editor, 'ArrowUp', { altKey: true })
    expect(read().paragraphs.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(opened).toEqual(['moved'])
    undo.undo()
    expect(read().paragraphs.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('a note is added, opened, and opened again from the caret', () => {
    const { editor, read, opened } = draft([line('a', body, words('One'))])
    editor.view.coordsAtPos = () => ({ left: 0, right: 0, top: 0, bottom: 0 })
    caretAt(editor, 4)
    press(editor, 'f', { altKey: true, ctrlKey: true })
    const reference = read().paragraphs[0]?.content.at(-1)
    expect(reference?.type).toBe('note-ref')
    press(editor, 'Enter', { ctrlKey: true })
    expect(opened).toEqual([opened[0], opened[0]])
    expect(opened[0]).toMatchObject({ type: 'note', note: reference?.type === 'note-ref' ? reference.note : null })
  })
})

describe('what is drawn', () => {
  const one = noteId('n1')
  const two = noteId('n2')
  const ref = (note: typeof one): Inline => ({ type: 'note-ref', note })

  test('L4 numbers follow the order of the references as it changes', () => {
    const { editor, element } = draft([line('a', body, words('One'), ref(one)), line('b', body, words('Two'), ref(two), ref(one))], {
      notes: { n1: 'First', n2: 'Second' },
    })
    const shown = () => [...element.querySelectorAll('.u-note-ref')].map((each) => each.textContent)
    expect(shown()).toEqual(['1', '2', '1'])
    caretAt(editor, 8)
    press(editor, 'ArrowUp', { altKey: true })
    expect(shown()).toEqual(['1', '2', '2'])
    expect(element.querySelector('.u-note-ref')?.getAttribute('aria-label')).toBe('Note 1')
  })

  test('L47 items show their marker and headings their level, and a moved item is counted anew', () => {
    const item: Shape = { kind: 'list-item', list: 'numbered', level: 0 }
    const { editor, element } = draft([
      line('h', { kind: 'heading', level: 1 }, words('Why')),
      line('a', item, words('One')),
      line('b', item, words('Two')),
    ])
    const shown = () =>
      [...element.querySelectorAll('[data-marker]')].map((each) => `${each.getAttribute('data-marker')} ${each.textContent}`)
    expect(element.querySelector('[role=heading]')?.getAttribute('aria-level')).toBe('2')
    expect(shown()).toEqual(['1. One', '2. Two'])
    caretAt(editor, 11)
    press(editor, 'ArrowUp', { altKey: true })
    expect(shown()).toEqual(['1. Two', '2. One'])
    setShape(body)(editor.state, editor.view.dispatch)
    expect(shown()).toEqual(['1. One'])
  })

  test('L1 a slot shows its rows as a named region, and the way to where they are edited', () => {
    const rows = { recipients: [{ id: 'r', text: 'Ms Ylva Johansson', detail: 'Commissioner' }], signatories: [] }
    const { element, opened, read } = draft([line('r', { kind: 'recipients' }), line('s', { kind: 'signatories' })], { rows })
    const regions = [...element.querySelectorAll('section')]
    expect(regions.map((region) => region.getAttribute('aria-label'))).toEqual(['Recipients', 'Signatories'])
    expect(regions[0]?.textContent).toContain('Commissioner')
    regions[0]?.querySelector('button')?.click()
    expect(opened).toEqual(['slot'])
    expect(lines(read().paragraphs)).toEqual(['recipients: ', 'signatories: '])
  })

  test('L43 an open place shows what it is, and opens when it is pressed', () => {
    const { element, opened, editor } = draft([
      line('a', { kind: 'place-date' }, words('Brussels, '), { type: 'placeholder', field: 'year', text: '' }),
    ])
    editor.view.coordsAtPos = () => ({ left: 0, right: 0, top: 0, bottom: 0 })
    const chip = element.querySelector<HTMLElement>('.u-placeholder')
    expect(chip?.textContent).toBe('year')
    chip?.click()
    expect(opened).toMatchObject([{ type: 'placeholder', field: 'year' }])
  })
})

describe('the clipboard', () => {
  const paste = (editor: Editor, html: string, text = ''): boolean => {
    const event = Object.assign(new ClipboardEvent('paste'), {
      clipboardData: { getData: (kind: string) => (kind === 'text/html' ? html : text) },
    })
    return editor.view.someProp('handlePaste', (handle) => handle(editor.view, event, editor.state.doc.slice(0, 0))) ?? false
  }

  test('L48 pasted notes are written beside the text, and one undo takes all of it back', () => {
    const { editor, read, undo } = draft([line('a', body)])
    caretAt(editor, 1)
    paste(
      editor,
      '<p>One<a href="#_ftn1" name="_ftnref1">[1]</a></p><div id="ftn1" style="mso-element:footnote"><p><a href="#_ftnref1" name="_ftn1">[1]</a> See.</p></div>',
    )
    expect(lines(read().paragraphs)).toEqual(['body: One'])
    expect(read().notes.map((note) => plainText(note.content))).toEqual(['See.'])
    undo.undo()
    expect(lines(read().paragraphs)).toEqual(['body: '])
    expect(read().notes).toEqual([])
  })

  test('L48 words from elsewhere go into the paragraph at the caret; more than one paragraph goes between', () => {
    const { editor, read } = draft([line('a', { kind: 'subject' }, words('On  rights'))])
    caretAt(editor, 4)
    paste(editor, '<b>human</b>')
    expect(lines(read().paragraphs)).toEqual(['subject: On human rights'])
    paste(editor, '<p> A</p><p>B </p>')
    expect(lines(read().paragraphs)).toEqual(['subject: On humanA', 'body: B rights'])
  })

  test('L48 what is cut and pasted elsewhere is a move: ids and notes stay', () => {
    const note = noteId('n1')
    const { editor, read } = draft(
      [
        line('a', body, words('One')),
        line('b', { kind: 'quotation' }, words('Two'), { type: 'note-ref', note }),
        line('c', body, words('Three')),
        line('d', body),
      ],
      { notes: { n1: 'See' } },
    )
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 6, 17)))
    const { dom } = editor.view.serializeForClipboard(editor.state.selection.content())
    editor.view.dispatch(editor.state.tr.deleteSelection().setMeta('uiEvent', 'cut'))
    const end = editor.state.doc.content.size - 1
    caretAt(editor, end)
    paste(editor, dom.innerHTML)
    expect(lines(read().paragraphs)).toEqual(['body: One', 'quotation: Two', 'body: Three'])
    expect(read().paragraphs.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(read().notes.map(({ id }) => id)).toEqual(['n1'])
  })

  test('L48 lines of plain text become paragraphs', () => {
    const { editor, read } = draft([line('a', body)])
    caretAt(editor, 1)
    paste(editor, '', 'One\n\nTwo\r\nThree')
    expect(lines(read().paragraphs)).toEqual(['body: One', 'body: Two', 'body: Three'])
  })

  test('L48 a reference to a note of another letter goes when its words did not come along', () => {
    const { editor, read } = draft([line('a', body)])
    caretAt(editor, 1)
    paste(editor, '<p>One<sup data-note="elsewhere"><a href="#x">4</a></sup></p>')
    expect(read().paragraphs[0]?.content).toEqual([words('One')])
  })
})

test('L43 typing over a selected open place fills it', () => {
  const { editor, doc, read } = draft([line('a', body, { type: 'placeholder', field: 'day', text: 'xx' }, words(' May'))])
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, 1)))
  type(editor, '7')
  expect(lines(read().paragraphs)).toEqual(['body: 7 May'])
  expect(contentOfTokens(tokensOf(doc.getText(noteField(noteId('none')))))).toEqual([])
})
