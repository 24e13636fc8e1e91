import { type Inline, noteId } from '@undersigned/letter'
import { expect, test } from 'vitest'
import { missingParts } from './source-parts.ts'

const words = (text: string, link?: string): Inline => ({ type: 'text', text, marks: link === undefined ? {} : { link } })
const note = (id: string): Inline => ({ type: 'note-ref', note: noteId(id) })
const year: Inline = { type: 'placeholder', field: 'year', text: '' }
const [law, map] = ['https://example.org/law', 'https://example.org/map']

test('T121 what the original has and the translation has not is named in the original\u2019s order, each as often as it is missing', () => {
  const source = [words('See '), words('the law', law), note('n1'), words(' and '), words('a map', map), note('n1'), year]
  const missing = (...target: Inline[]) => missingParts(source, target)
  expect(missing()).toEqual([words('the law', law), note('n1'), words('a map', map), note('n1'), year])
  expect(missing(words('la carte', map), note('n1'))).toEqual([words('the law', law), note('n1'), year])
  expect(missing(year, note('n1'), note('n1'), words('une carte', map), words('la loi', law))).toEqual([])
})

test('T121 a link whose words are partly bold is one link, and what only the translation has hides nothing', () => {
  const bold: Inline = { type: 'text', text: 'strong', marks: { strong: true, link: law } }
  expect(missingParts([words('a ', law), bold], [])).toHaveLength(1)
  expect(missingParts([note('n1')], [note('n2'), year])).toEqual([note('n1')])
})
