import { describe, expect, test } from 'vitest'
import { keepPicture, partnersOf, pictureOf, picturesOf, publicStateOf, setPartners } from '../queries.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

export function describePublicPage(open: OpenEmpty): void {
  describe('the public page', () => {
    const store = withStore(open)

    test('G165 a letter has one picture per language: the newest, with what it shows', async () => {
      const { db } = store()
      const letterId = await storeLetter(db, 'pictured')
      const picture = { letterId, language: 'mt', shows: 'first', png: new Uint8Array([1]), at: 1 } as const
      expect(await pictureOf(db, { letter: letterId, language: 'mt' })).toBeNull()
      await keepPicture(db, picture)
      await keepPicture(db, { ...picture, shows: 'second', png: new Uint8Array([2]), at: 2 })
      expect(await pictureOf(db, { letter: letterId, language: 'mt' })).toEqual(new Uint8Array([2]))
      expect([...(await picturesOf(db, letterId))]).toEqual([['mt', 'second']])
    })

    test('G161 the state of a public page is another one whenever something was written that it is made of', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'state')
      const states = [await publicStateOf(db, letter)]
      await setPartners(db, { letter, sites: ['https://a.example', 'https://b.example'], by: 'ana', at: 3 })
      states.push(await publicStateOf(db, letter))
      expect(await partnersOf(db, letter)).toEqual(['https://a.example', 'https://b.example'])
      await setPartners(db, { letter, sites: ['https://b.example'], by: 'ana', at: 3 })
      states.push(await publicStateOf(db, letter))
      await keepPicture(db, { letterId: letter, language: 'en', shows: 'x', png: new Uint8Array(), at: 4 })
      states.push(await publicStateOf(db, letter))
      expect(new Set(states).size).toBe(4)
    })
  })
}
