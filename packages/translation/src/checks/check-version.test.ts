import { expect, test } from 'vitest'
import { checkVersion } from './check-version.ts'
import type { Neighbour } from './repeats.ts'
import { names, unit, words } from './testing.ts'

const row = (id: string, source: string, target: string): Neighbour => ({ unit: unit(source, 'body', id), target: words(target) })
const check = (rows: readonly Neighbour[]) =>
  Object.fromEntries(
    [...checkVersion(rows, { sourceLanguage: 'en', targetLanguage: 'de', glossary: [], dismissals: [] })].map(([id, findings]) => [
      id,
      names(findings),
    ]),
  )

test('T71 the same words are translated alike, wherever they stand', () => {
  const rows = [
    row('a', 'Our demands', 'Unsere Forderungen'),
    row('b', 'Our demands:', 'Was wir fordern:'),
    row('c', 'Thank you', 'Vielen Dank'),
  ]
  expect(check(rows)).toEqual({ a: ['inconsistent'], b: ['inconsistent'] })
  expect(check([row('a', 'Our demands', 'Unsere Forderungen'), row('b', 'Our demands', 'unsere  Forderungen')])).toEqual({
    b: ['double-space'],
  })
})

test('T71 different words are not translated by the same ones', () => {
  const rows = [
    row('a', 'A ban of spyware', 'Ein Verbot von Spähprogrammen'),
    row('b', 'A ban of profiling', 'Ein Verbot von Spähprogrammen'),
  ]
  expect(check(rows)).toEqual({ a: ['same-target'], b: ['same-target'] })
})

test('T71 what is not translated yet is like nothing else', () => {
  expect(check([row('a', 'One thing', ''), row('b', 'Other matters', ''), row('c', 'One thing', 'Eine Sache')])).toEqual({
    a: ['empty'],
    b: ['empty'],
  })
})

test('T71 a letter of 300 units is checked at once', () => {
  const rows = Array.from({ length: 300 }, (_, at) =>
    row(`u${at}`, `Point ${at} of our letter to the ministers`, `Punkt ${at} unseres Briefes an die Ministerinnen`),
  )
  expect(check(rows)).toEqual({})
})
