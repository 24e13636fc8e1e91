import { expect, test } from 'vitest'
import { foldedName, sameName } from './names.ts'

test('G18 one organisation is one, however its name is spelt', () => {
  for (const spelt of ['Société Écho', 'societe echo', ' The  Société–Écho ', 'SOCIÉTÉ ÉCHO.'])
    expect(foldedName(spelt)).toBe('societe echo')
  expect(foldedName('Libraries (EU)')).not.toBe(foldedName('Libraries'))
  expect(foldedName('The')).toBe('the')
  expect(foldedName('Читанка')).not.toBe(foldedName('Читалня'))
})

test('G117 a name is known however it is spelt: by letters of another script, or with what nobody sees between its own', () => {
  for (const spelt of ['Ol\u200Bga Va\u00ADlk', '\u3164Olga Valk\u2060', 'Оlgа Vаlk', 'Οlgα Vαlκ', 'OLGA VALК'])
    expect(foldedName(spelt)).toBe('olga valk')
  expect(foldedName('Ольга')).toBe('ольга')
  expect(foldedName('Ελένη Παπαδοπούλου')).toBe('ελενη παπαδοπουλου')
  expect(foldedName('Оса 1 рух')).not.toBe(foldedName('Oca 1 pyx'))
})

test('G18 a name without letters is nobody’s', () => {
  const known = [{ name: 'Écho' }, { name: '…' }]
  expect(sameName(known, 'echo')).toBe(known[0])
  expect(sameName(known, '–')).toBeNull()
})
