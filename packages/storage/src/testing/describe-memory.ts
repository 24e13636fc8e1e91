import type { Inline } from '@undersigned/letter'
import { bestMatches, type Entry } from '@undersigned/translation'
import { describe, expect, test } from 'vitest'
import { memoryOf, memorySizes } from '../memory.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

const words = (text: string): readonly Inline[] => [{ type: 'text', text, marks: {} }]

const entry = (source: string, target: string, more: Partial<Entry> = {}): Entry => ({
  ...{ from: 'en', to: 'fr', before: '', after: '', letter: null, unit: null, by: 'rita', at: 1 },
  source: words(source),
  target: words(target),
  ...more,
})

const sentence = (at: number): string =>
  `In region ${at} the railway of valley ${at * 7} keeps ${at * 3} sleeping cars that nobody has counted since winter ${at * 11}.`

export function describeMemory(open: OpenEmpty): void {
  describe('a memory', () => {
    const store = withStore(open)
    const coalition = 'coalition'
    const memory = () => memoryOf(store().db, coalition)
    const found = async (text: string, more: { to?: 'fr' | 'de'; by?: string } = {}) => {
      const { to = 'fr', by = coalition } = more
      const candidates = await memoryOf(store().db, by).candidates({ text, from: 'en', to })
      return bestMatches({ content: words(text), before: '', after: '' }, candidates).map(({ percent, remembered }) => [
        percent,
        remembered.target,
      ])
    }

    test('T93 exact and near words are found, in the language asked for, by the coalition that remembers them', async () => {
      const letter = await storeLetter(store().db, 'remembering')
      await store().db.insertInto('coalition').values({ id: 'others', name: 'Others', createdBy: null, createdAt: 1 }).execute()
      const many = Array.from({ length: 900 }, (_, at) => entry(sentence(at), `phrase ${at}`, { letter, unit: `u${at}` }))
      await memory().keep([...many, entry(sentence(5), 'Satz 5', { to: 'de' })])
      expect(await found(sentence(5))).toContainEqual([100, words('phrase 5')])
      expect(await found(`${sentence(700)} Yes.`)).toContainEqual([expect.any(Number), words('phrase 700')])
      expect(await found(sentence(5), { to: 'de' })).toEqual([[100, words('Satz 5')]])
      expect(await found(sentence(5), { by: 'others' })).toEqual([])
      expect(await memorySizes(store().db, coalition)).toEqual([
        { fromLanguage: 'en', toLanguage: 'de', count: 1 },
        { fromLanguage: 'en', toLanguage: 'fr', count: 900 },
      ])
    })

    test('T90 what is reviewed later takes the place of what was remembered of the same unit, never the other way round', async () => {
      const letter = await storeLetter(store().db, 'superseding')
      const place = { letter, unit: 'p1' }
      await memory().keep([entry('The first wording of it.', 'un', { ...place, at: 2 })])
      await memory().keep([entry('The first wording of it.', 'deux', { ...place, at: 3 })])
      await memory().keep([entry('The first wording of it.', 'zéro', { ...place, at: 1 })])
      expect(await found('The first wording of it.')).toEqual([[100, words('deux')]])
      await memory().keep([entry('A wording that is quite another one.', 'trois', { ...place, at: 4 })])
      expect(await found('The first wording of it.')).toEqual([])
      expect(await found('A wording that is quite another one.')).toEqual([[100, words('trois')]])
    })

    test('T90 an entry, a unit or a letter is forgotten, and nothing that it was found by stays', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'forgetting')
      const before = await db.selectFrom('memory_sketch').select('source').execute()
      const at = (unit: string) => ({ letter, unit })
      await memory().keep([
        entry('Say it once.', 'a', at('a')),
        entry('Say it twice.', 'b', at('b')),
        entry('Say it three times.', 'c', at('c')),
      ])
      await memory().keep([entry('Say it to the world.', 'd')])
      expect(await memory().forget({ letter, unit: 'a', to: 'de' })).toBe(0)
      expect(await memory().forget({ letter, unit: 'a', to: 'fr' })).toBe(1)
      expect(await memory().forget({ letter })).toBe(2)
      const [{ remembered } = { remembered: { id: '' } }] = bestMatches(
        { content: words('Say it to the world.'), before: '', after: '' },
        await memory().candidates({ text: 'Say it to the world.', from: 'en', to: 'fr' }),
      )
      expect(await memoryOf(db, 'others').forget({ id: remembered.id })).toBe(0)
      expect(await memory().forget({ id: remembered.id })).toBe(1)
      expect(await db.selectFrom('memory_sketch').select('source').execute()).toHaveLength(before.length)
    })

    test('T90 the whole memory is read page by page, as it was taken in', async () => {
      await store().db.insertInto('coalition').values({ id: 'pages', name: 'Pages', createdBy: null, createdAt: 1 }).execute()
      const own = memoryOf(store().db, 'pages')
      const entries = Array.from({ length: 450 }, (_, at) => entry(sentence(at), `phrase ${at}`, { before: `w${at}`, at }))
      await own.keep([...entries, ...entries])
      const pages: Entry[] = []
      for (let after = ''; ; ) {
        const page = await own.page({ after, limit: 200 })
        pages.push(...page.map(({ id: _, ...each }) => each))
        const last = page.at(-1)
        if (last === undefined) break
        after = last.id
      }
      expect(pages.toSorted((one, other) => one.at - other.at)).toEqual(entries)
    })
  })
}
