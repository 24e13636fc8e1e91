import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf } from './columns.ts'
import { previewOf } from './preview.ts'

const read = (rows: readonly (readonly string[])[]) => {
  const { columns, hasHeadings } = columnsOf(rows)
  return previewOf(hasHeadings ? rows.slice(1) : rows, { columns, class: 'organisation' })
}

test('G65 columns are known by their headings, in the reader’s words', () => {
  expect(columnsOf([['Nom', 'Pays', 'Courriel', 'Remarques']])).toEqual({ columns: ['name', 'country', 'email', null], hasHeadings: true })
  expect(columnsOf([['Organisation', 'Country:', 'Name']]).columns).toEqual(['affiliation', 'country', 'name'])
  expect(columnsOf([['Organisation', 'Country']]).columns).toEqual(['name', 'country'])
  expect(columnsOf([['Name', 'Name']]).columns).toEqual(['name', null])
})

test('G65 without headings columns are known by what stands in them', () => {
  const rows = [
    ['office@echo.org', 'Écho', 'FR', 'https://www.echo.org/contact'],
    ['', 'Libre', 'PT', ''],
  ]
  expect(columnsOf(rows)).toEqual({ columns: ['email', 'name', 'country', 'website'], hasHeadings: false })
  expect(read(rows).entries.map(({ display, host }) => [display.name, display.country, host])).toEqual([
    ['Écho', 'FR', 'echo.org'],
    ['Libre', 'PT', null],
  ])
  expect(columnsOf([])).toEqual({ columns: [], hasHeadings: false })
})

test('G65 each line says what a person has to look at', () => {
  const { entries } = read([
    ['Name', 'Class', 'E-mail'],
    ['Écho', 'organisation', 'office@echo.org'],
    ['', '', ''],
    ['…', 'MEP', 'nowhere'],
    ['Libre', 'club', 'x@localhost'],
    ['a'.repeat(301), '', ''],
  ])
  expect(entries.map(({ row, display, email, problems }) => [row, display.class, email, problems])).toEqual([
    [0, 'organisation', 'office@echo.org', []],
    [2, 'mep', null, ['no-name', 'address-unreadable']],
    [3, 'organisation', null, ['class-unknown', 'address-unreadable']],
    [4, 'organisation', null, ['too-long']],
  ])
})

test('G66 a cell that would begin a formula is shown as such, however it is hidden', () => {
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', "'=1", '\uFEFF=1', '\u202E=1', '＝1', '"=1', '\u0000=1']
  for (const cell of formulas)
    expect(read([['Name'], [`${cell}x`]]).entries[0]?.problems, JSON.stringify(cell)).toEqual(['begins-like-a-formula'])
  for (const cell of ['’t Veld', "'t Veld", 'Hand-in-Hand', 'A+B', 'Wir = Ihr'])
    expect(read([['Name'], [cell]]).entries[0]?.problems).toEqual([])
})

test('G66 no cell keeps a control character or turns the direction, whatever was pasted', () => {
  const anyCell = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('\t=A', '\u202Egro', 'a\r\nb', '\u2066x\u2069'))
  fc.assert(
    fc.property(fc.array(fc.array(anyCell, { maxLength: 4 }), { maxLength: 6 }), (rows) => {
      const all = read(rows).entries.flatMap(({ display, acronym, email }) => [...Object.values(display), acronym, email ?? ''])
      expect(all.filter((cell) => /[\p{Cc}\u202A-\u202E\u2066-\u2069]|^\s|\s$/u.test(cell))).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('G67 who may be twice in the list, or known already, is proposed and left in', () => {
  const known = [{ kind: 'organisation', name: 'Libre', host: 'libre.pt' }] as const
  const rows = [['Écho'], ['ECHO'], ['Libre'], ['Other']]
  const { entries, alike } = previewOf(rows, { columns: ['name'], class: 'organisation', known: [...known, ...known] })
  expect(entries).toHaveLength(4)
  expect(alike.map(({ one, other }) => [one, other])).toEqual([
    [2, 3],
    [0, 4],
    [1, 4],
  ])
})
