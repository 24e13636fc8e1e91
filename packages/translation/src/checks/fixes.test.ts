import { type Inline, type Language, noteId, plainText } from '@undersigned/letter'
import { describe, expect, test } from 'vitest'
import type { UnitRole } from '../unit.ts'
import { flatText } from './flat.ts'
import { names, told, words } from './testing.ts'

describe('T69 a fix writes as the language writes', () => {
  test.each<[Language, string, string, string, UnitRole?]>([
    ['fr', 'Who listens? Nobody!', 'Qui écoute ? Personne!', 'Qui écoute\u202f? Personne\u202f!'],
    ['fr', 'They say “no”.', 'Ils disent « non ».', 'Ils disent «\u00a0non\u00a0».'],
    ['fr', 'They say “no” here.', 'Ils disent "non" ici.', 'Ils disent «\u00a0non\u00a0» ici.'],
    ['de', 'They say “no”.', 'Sie sagen “nein”.', 'Sie sagen „nein“.'],
    ['fi', 'They say “no”.', 'He sanovat “ei”.', 'He sanovat ”ei”.'],
    ['cs', 'It is 10,000 people.', 'Je to 10 000 lidí.', 'Je to 10\u00a0000 lidí.'],
    ['it', 'It costs €50.', 'Costa €50.', 'Costa 50\u00a0€.'],
    ['en', 'Es kostet 50 €.', 'It costs 50\u00a0€.', 'It costs €50.'],
    ['hu', 'It is 50%.', 'Ez 50\u00a0%.', 'Ez 50%.'],
    ['sl', 'It is 50%.', 'To je 50%.', 'To je 50\u00a0%.'],
    ['de', 'on 24 October 2020', 'am 24 oktober 2020', 'am 24. Oktober 2020'],
    ['es', 'on 24 October 2020', 'el 24 de Octubre de 2020', 'el 24 de octubre de 2020'],
    ['nl', 'on 24 October 2020', 'op 10/24/2020', 'op 24/10/2020'],
    ['el', 'Who listens?', 'Ποιος ακούει', 'Ποιος ακούει;'],
    ['es', 'Dear Minister,', 'Estimada ministra,', 'Estimada ministra:', 'salutation'],
    ['hu', 'Dear Minister,', 'Tisztelt Miniszter Asszony', 'Tisztelt Miniszter Asszony!', 'salutation'],
    ['sk', 'We ask for it.', ' Žiadame  t\u200bo. ', 'Žiadame to.'],
    ['bg', 'We ask for a ban.', 'Искаме зaбрана.', 'Искаме забрана.'],
  ])('%s: %s', (language, source, target, mended, role = 'body') => {
    expect(plainText(mend(language, words(source), words(target), role))).toBe(mended)
  })

  test('T65 a missing note at the end is put to the end, one too many is taken out', () => {
    const note: Inline = { type: 'note-ref', note: noteId('a') }
    const source = [...words('Look here.'), note]
    expect(mend('de', source, words('Schaut her.'))).toEqual([...words('Schaut her.'), note])
    expect(mend('de', source, [...words('Schaut her.'), note, note])).toEqual([...words('Schaut her.'), note])
  })

  test('T72 what would bring something new is not offered: two words become neighbours', () => {
    expect(told('sk', 'We ask for it.', 'Žiadame to\u200b to.').map(({ check, fix }) => [check, fix])).toEqual([['zero-width', null]])
  })

  test('T69 a fix keeps marks where they were', () => {
    const target: readonly Inline[] = [...words('Sie sagen "'), { type: 'text', text: 'nein', marks: { strong: true } }, ...words('" dazu')]
    const mended = mend('de', words('They say “no” to it'), target)
    expect(mended).toEqual([...words('Sie sagen „'), { type: 'text', text: 'nein', marks: { strong: true } }, ...words('“ dazu')])
  })
})

/** The target after every fix that is offered, one after the other. */
function mend(language: Language, source: readonly Inline[], target: readonly Inline[], role: UnitRole = 'body'): readonly Inline[] {
  const from = language === 'en' ? 'de' : 'en'
  let mended = target
  for (let round = 0; round < 12; round += 1) {
    const fix = told(language, source, mended, { role, from }).find((finding) => finding.fix !== null)?.fix
    if (fix === undefined || fix === null) break
    mended = fix
  }
  return mended
}

test('T72 places are offsets of the flat text, atoms counted as one', () => {
  const target: readonly Inline[] = [{ type: 'note-ref', note: noteId('a') }, ...words('Wir sind 205')]
  const [finding] = told('de', [{ type: 'note-ref', note: noteId('a') }, ...words('We are 250')], target)
  expect(finding?.place).toEqual({ side: 'target', from: 10, to: 13 })
  expect(flatText(target).slice(10, 13)).toBe('205')
  expect(names(finding === undefined ? [] : [finding])).toEqual(['number-mismatch'])
})
