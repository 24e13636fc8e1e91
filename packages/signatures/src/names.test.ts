import { expect, test } from 'vitest'
import { foldedName, sameName } from './names.ts'

test('G18 one organisation is one, however its name is spelt', () => {
  for (const spelt of ['Société Écho', 'societe echo', ' The  Société–Écho ', 'SOCIÉTÉ ÉCHO.'])
    expect(foldedName(spelt)).toBe('societe echo')
  expect(foldedName('Libraries (EU)')).not.toBe(foldedName('Libraries'))
  expect(foldedName('The')).toBe('the')
  expect(foldedName('Читанка')).not.toBe(foldedName('Читалня'))
})

test('G18 a name without letters is nobody’s', () => {
  const known = [{ name: 'Écho' }, { name: '…' }]
  expect(sameName(known, 'echo')).toBe(known[0])
  expect(sameName(known, '–')).toBeNull()
})
