import { expect, test } from 'vitest'
import { csvCells, registerFrom } from './register-file.ts'

const file = (text: string) => registerFrom(csvCells(text))

test('G95 the public export of the Transparency Register is read by its headings, and only what can be matched is kept', () => {
  const read = file(`\uFEFFIdentification code,Registration date,Name,Acronym,Website URL
123456789012-34,2020-01-01,"Écho, the House",EH,https://www.echo.org/about
223456789012-34,2020-01-01,Nowhere,,
,2020-01-01,Nobody,,nobody.eu
`)
  expect(read).toEqual({ entries: [{ number: '123456789012-34', name: 'Écho, the House', website: 'echo.org' }], left: 2 })
})

test('G95 a file without number, name and website is none', () => {
  expect(file('Name,Country\nÉcho,FR\n')).toBeNull()
  expect(file('')).toBeNull()
})

test('G95 cells are read as they are quoted, by comma or semicolon, whatever ends a line', () => {
  expect(csvCells('a,"b ""x"", c\nd",\r\n,e,')).toEqual([
    ['a', 'b "x", c\nd', ''],
    ['', 'e', ''],
  ])
  expect(csvCells('a;b;c;d\n1;"2;3";4;5')).toEqual([
    ['a', 'b', 'c', 'd'],
    ['1', '2;3', '4', '5'],
  ])
  expect(csvCells('"never closed')).toEqual([])
})
