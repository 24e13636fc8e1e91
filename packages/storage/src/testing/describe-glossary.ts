import type { Concept } from '@undersigned/translation'
import { describe, expect, test } from 'vitest'
import { conceptCount, glossaryOf, glossaryVersion, putConcepts, removeConcept } from '../glossary.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

const concept = (id: string, text: string): Concept => ({
  id,
  definition: 'A train with beds',
  doNotTranslate: false,
  variants: [
    { language: 'en', text, status: 'preferred', note: '' },
    { language: 'el', text: 'νυχτερινό τρένο', status: 'admitted', note: '“so”' },
  ],
})

export function describeGlossary(open: OpenEmpty): void {
  describe('glossary', () => {
    const store = withStore(open)

    test('T100 a coalition’s terms come back as they were written, with who changed them, and each change is counted', async () => {
      const { db, transaction } = store()
      await storeLetter(db)
      expect(await glossaryOf(db, 'coalition')).toEqual({ version: 0, concepts: [] })
      const write = (concepts: readonly Concept[], by: string, at: number) =>
        transaction((tx) => putConcepts(tx, { coalition: 'coalition', concepts, by, at }))
      await write([concept('b', 'night train'), concept('a', 'sleeper')], 'ada', 1)
      await write([concept('b', 'overnight train')], 'eve', 2)
      expect(await glossaryOf(db, 'coalition')).toEqual({
        version: 2,
        concepts: [
          { concept: concept('a', 'sleeper'), by: 'ada', at: 1 },
          { concept: concept('b', 'overnight train'), by: 'eve', at: 2 },
        ],
      })
      expect(await transaction((tx) => removeConcept(tx, 'coalition', 'a'))).toBe(true)
      expect(await transaction((tx) => removeConcept(tx, 'coalition', 'a'))).toBe(false)
      expect(await conceptCount(db, 'coalition')).toBe(1)
      expect(await glossaryVersion(db, 'coalition')).toBe(3)
      expect(await glossaryOf(db, 'another')).toEqual({ version: 0, concepts: [] })
    })
  })
}
