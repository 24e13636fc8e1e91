import '../testing/with-dom.ts'
import { readUnit, writeUnit } from '@undersigned/collab'
import { createTranslator, loadCatalogue } from '@undersigned/i18n'
import { type Inline, noteId, unitId } from '@undersigned/letter'
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DifferenceView } from '../difference/DifferenceView.tsx'
import { createNoteNumbers } from '../view/note-numbers.ts'
import { Words } from './Static.tsx'
import { UnitEditor } from './UnitEditor.tsx'

Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
const { t } = createTranslator('en', await loadCatalogue('en'))
const roots: Root[] = []

afterEach(async () => {
  for (const root of roots.splice(0)) await act(async () => root.unmount())
  document.body.replaceChildren()
})

async function show(node: ReactNode): Promise<HTMLElement> {
  const place = document.createElement('div')
  document.body.append(place)
  const root = createRoot(place)
  roots.push(root)
  await act(async () => root.render(node))
  return place
}

const unit = unitId('p1')
const words = (text: string): Inline => ({ type: 'text', text, marks: {} })

function version(content: readonly Inline[]): Y.Doc {
  const doc = new Y.Doc()
  writeUnit(doc, unit, content)
  return doc
}

describe('a unit of a version', () => {
  test('L19 shows its words in its own language, without an editor, and follows what others write', async () => {
    const doc = version([words('Bonjour')])
    const place = await show(
      <UnitEditor doc={doc} unit={unit} language="fr" source={[]} numbers={createNoteNumbers()} editable t={t} label="Paragraph 1" />,
    )
    const cell = place.querySelector('[role=textbox]')
    expect(cell?.getAttribute('aria-label')).toBe('Paragraph 1')
    expect(cell?.getAttribute('lang')).toBe('fr')
    expect(place.querySelector('.ProseMirror')).toBeNull()
    await act(async () => writeUnit(doc, unit, [words('Bonsoir')]))
    expect(cell?.textContent).toBe('Bonsoir')
  })

  test('an empty one says what to do; to read only, that there is nothing yet', async () => {
    const doc = version([])
    const props = { doc, unit, language: 'fr', source: [], numbers: createNoteNumbers(), t } as const
    expect((await show(<UnitEditor {...props} editable />)).textContent).toBe('Write the translation')
    const still = await show(<UnitEditor {...props} editable={false} />)
    expect(still.textContent).toBe('Not translated yet')
    expect(still.querySelector('[tabindex]')).toBeNull()
  })

  test('L19 becomes an editor when it is entered, and what is typed is in the document', async () => {
    const doc = version([words('Bonjour')])
    const note = noteId('n1')
    const source: readonly Inline[] = [words('Good day'), { type: 'note-ref', note }]
    const place = await show(
      <UnitEditor doc={doc} unit={unit} language="fr" source={source} numbers={createNoteNumbers([note])} editable t={t} autoFocus />,
    )
    const text = place.querySelector('.ProseMirror')
    expect(text?.getAttribute('lang')).toBe('fr')
    expect(text?.textContent).toBe('Bonjour')
    const names = [...place.querySelectorAll('button')].map((button) => button.getAttribute('aria-label') ?? button.textContent)
    expect(names).toEqual(['Bold', 'Italic', 'Link', 'Insert from the original'])
    expect(readUnit(doc, unit)).toEqual([words('Bonjour')])
  })
})

test('words are drawn with their marks, notes and open places', async () => {
  const note = noteId('n1')
  const content: readonly Inline[] = [
    { type: 'text', text: 'a', marks: { strong: true, emphasis: true } },
    { type: 'note-ref', note },
    { type: 'line-break' },
    { type: 'note-cross-ref', note },
    { type: 'placeholder', field: 'year', text: '' },
    { type: 'text', text: 'b', marks: { link: 'https://a.eu' } },
  ]
  const place = await show(<Words content={content} numberOf={() => 3} t={t} />)
  expect(place.textContent).toBe('a33yearb')
  expect(place.querySelector('strong > em')?.textContent).toBe('a')
  expect(place.querySelector('a')?.getAttribute('href')).toBe('https://a.eu')
})

test('a difference is told by words, not by colour alone', async () => {
  const place = await show(<DifferenceView before="We ask you now" after="We urge you now" t={t} />)
  expect(place.querySelector('del')?.textContent).toBe('removed: ask end of change ')
  expect(place.querySelector('ins')?.textContent).toBe('added: urge end of change ')
  expect((await show(<DifferenceView before="Same" after="Same" t={t} />)).textContent).toBe('Nothing changed')
})
