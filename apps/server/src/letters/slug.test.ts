import { expect, test } from 'vitest'
import { slugFrom } from './slug.ts'

test('a title becomes a short ASCII slug', () => {
  expect(slugFrom('Pour un Internet sûr – et libre !', 'x1')).toBe('pour-un-internet-sur-et-libre')
  expect(slugFrom('Отворено писмо', 'x1')).toBe('letter-x1')
  expect(slugFrom('a'.repeat(20).concat(' ', 'b'.repeat(80)), 'x1')).toBe('a'.repeat(20))
  expect(['Sign!', 'Privacy', 'withdraw'].map((title) => slugFrom(title, 'x1'))).toEqual(['letter-x1', 'letter-x1', 'letter-x1'])
})
