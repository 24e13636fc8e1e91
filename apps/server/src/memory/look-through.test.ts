import type { Inline } from '@undersigned/letter'
import type { KeptEntry } from '@undersigned/translation'
import { expect, test } from 'vitest'
import { lookThrough } from './look-through.ts'

const words = (text: string): readonly Inline[] => [{ type: 'text', text, marks: {} }]
const entry = (at: number, source: string, target: string): KeptEntry => ({
  ...{ id: `e${String(at).padStart(6, '0')}`, from: 'en', to: 'fr', before: '', after: '', letter: null, unit: null, by: 'b', at },
  ...{ source: words(source), target: words(target) },
})

const memoryOf = (entries: readonly KeptEntry[]) => ({
  page: async ({ after, limit }: { after: string; limit: number }) => entries.filter(({ id }) => id > after).slice(0, limit),
})

/** Everything a person gets who always looks on, and in how many requests. */
async function everything(entries: readonly KeptEntry[], sought: string) {
  const found: string[] = []
  let requests = 0
  for (let after: string | null = ''; after !== null; requests += 1) {
    const answer = await lookThrough(memoryOf(entries), { words: sought, after })
    expect(answer.found.length).toBeLessThanOrEqual(25)
    found.push(...answer.found.map(({ id }) => id))
    after = answer.next
  }
  return { found, requests }
}

test('T163 words are found in source and translation, however they are cased, accented or spaced', async () => {
  const entries = [entry(1, 'Clean  water', 'De l’eau'), entry(2, 'Air', 'L’Été, été'), entry(3, 'Earth', 'Terre')]
  for (const sought of ['clean water', ' WATER ', 'L’EAU']) expect((await everything(entries, sought)).found).toEqual(['e000001'])
  expect((await everything(entries, 'ete')).found).toEqual(['e000002'])
  expect((await everything(entries, 'fire')).found).toEqual([])
  expect((await everything(entries, ' ')).found).toHaveLength(3)
})

test('T163 a request looks through so many at most, and going on leaves none out and shows none twice', async () => {
  const entries = Array.from({ length: 9_000 }, (_, at) => entry(at, at % 300 === 7 ? 'needle' : 'hay', ''))
  const { found, requests } = await everything(entries, 'needle')
  expect(found).toEqual(entries.filter((_, at) => at % 300 === 7).map(({ id }) => id))
  expect(requests).toBe(3)
  const exactly = Array.from({ length: 50 }, (_, at) => entry(at, 'needle', ''))
  expect((await everything(exactly, 'needle')).found).toEqual(exactly.map(({ id }) => id))
})
