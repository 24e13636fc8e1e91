import { createFormats } from '@undersigned/i18n'
import { recipientId } from '@undersigned/letter'
import { expect, test } from 'vitest'
import { libraries } from '../demo/libraries.ts'
import { letterDifference } from './letter-difference.ts'

const copyTo = (name: string, salutation: string) => ({
  recipients: [recipientId(name)],
  language: 'en' as const,
  salutation: [salutation],
})
const first = copyTo('a', 'Dear Minister Gone,')
const second = copyTo('b', 'Dear Minister,')
const read = {
  text: libraries.text,
  recipients: libraries.recipients,
  hours: { softDeadline: null, hardDeadline: null, zone: 'Europe/Brussels' },
}
const formats = createFormats('en')

test('G200 copies that stand in another order than the seal keeps them in are no difference', () => {
  expect(letterDifference({ ...read, copies: [first, second] }, { ...read, copies: [second, first] }, formats)).toEqual([])
})

test('G200 a copy that is addressed anew is told beside what its own recipient was called', () => {
  const anew = { ...second, salutation: ['Dear Minister Laanemets,'] }
  expect(letterDifference({ ...read, copies: [second, first] }, { ...read, copies: [first, anew] }, formats)).toEqual([
    { part: 'salutation', before: 'Dear Minister,', after: 'Dear Minister Laanemets,' },
  ])
})
