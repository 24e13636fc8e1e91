import { validateXliff, xliffToVersion } from '@undersigned/documents/xliff'
import { digestOfWords, type Inline, type LetterId, plainText } from '@undersigned/letter'
import { memoryOf } from '@undersigned/storage'
import { type Entry, type Unit, unitsOf } from '@undersigned/translation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { libraries } from '../demo/libraries.ts'
import { startLetter } from '../letters/new-letter.ts'
import { candidatesFor } from '../memory/candidates.ts'
import { type Guest, type House, openHouse } from '../testing/house.ts'

let house: House
let ana: Guest
let coalition = ''
let old: LetterId
let letter: LetterId

const units = unitsOf(libraries.text, [])
const longest = units.filter(({ role }) => role !== 'note').toSorted((a, b) => plainText(b.content).length - plainText(a.content).length)
const [one, two] = longest
if (one === undefined || two === undefined) throw new Error('the letter has no two paragraphs')

const words = (text: string): readonly Inline[] => [{ type: 'text', text, marks: {} }]
const kept = (source: string, target: string, more: Partial<Entry> = {}): Entry => ({
  ...{ from: 'en', to: 'fr', before: '', after: '', letter: null, unit: null, by: 'secret-account', at: Date.UTC(2026, 4, 1) },
  ...{ source: words(source), target: words(target) },
  ...more,
})

beforeAll(async () => {
  house = await openHouse()
  ana = await house.person('ana@one.eu')
  const { id: by } = await ana.ask('meGet', {})
  coalition = (await ana.ask('coalitionCreate', { body: { name: 'Readers', organisation: { name: 'O' } } })).id
  const start = async (title: string): Promise<LetterId> => {
    const document = { ...libraries, recipients: [] }
    const { id } = await startLetter(house.server.services, {
      ...{ coalitionId: coalition, organisationId: null, title, document, by },
      start: 'import',
    })
    await ana.ask('versionAdd', { params: { letter: id }, body: { language: 'fr' } })
    return id
  }
  old = await start('Libraries, last year')
  letter = await start('Libraries, now')
  const text = plainText(one.content)
  await memoryOf(house.server.services.store.db, coalition).keep([
    kept(text, 'Mot pour mot', { letter: old, unit: one.id }),
    kept(`${text} Indeed.`, 'Presque'),
    kept(`${text} Yes, really.`, 'Presque aussi'),
    kept(`${text} So it is.`, 'Presque encore'),
    kept(plainText(two.content), 'Le sien', { letter, unit: two.id }),
    kept('What nobody ever asked of anybody at all', 'Autre chose'),
  ])
}, 60_000)

afterAll(() => house.close())

const read = async (guest: Guest) => {
  const answer = await guest.fetch(`/api/letters/${letter}/versions/fr/files/version.xlf`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect(validateXliff(bytes)).toEqual([])
  return { text: new TextDecoder().decode(bytes), units: xliffToVersion(bytes, units).perUnit }
}

test('T161 beside a unit stand the three remembered translations that are most like it, with where they are from and never whose', async () => {
  const { text, units: found } = await read(ana)
  const [first, ...others] = found.get(one.id)?.candidates ?? []
  expect(first).toMatchObject({ similarity: 100, type: 'tm', origin: 'Libraries, last year', facts: { reviewed: '2026-05-01' } })
  expect(first?.target).toEqual(words('Mot pour mot'))
  expect(others).toHaveLength(2)
  for (const other of others) expect(other).toMatchObject({ type: 'tm', origin: 'Readers', facts: { brought: '2026-05-01' } })
  for (const other of others) expect(other.similarity).toBeGreaterThanOrEqual(75)
  expect(found.get(two.id)?.candidates).toEqual([])
  expect([...found.values()].flatMap(({ candidates }) => candidates)).toHaveLength(3)
  expect(text).not.toContain('secret-account')
})

test('T161 its very words between the very same neighbours are a match in context, fitted to this original', async () => {
  const paragraphs = units.filter(({ role }) => role !== 'note')
  const at = paragraphs.findIndex(({ id }) => id === two.id)
  const beside = (unit: Unit | undefined) => (unit === undefined ? '' : digestOfWords(plainText(unit.content).replace(/\s+/gu, ' ').trim()))
  const place = { before: beside(paragraphs[at - 1]), after: beside(paragraphs[at + 1]) }
  const entry = kept(plainText(two.content), 'En contexte', { letter: old, unit: two.id, ...place })
  await memoryOf(house.server.services.store.db, coalition).keep([entry])
  const { units: found } = await read(ana)
  expect(found.get(two.id)?.candidates).toMatchObject([{ similarity: 100, type: 'icm', origin: 'Libraries, last year' }])
})

test('T161 T95 whoever is no member of the coalition gets the version without what it remembers', async () => {
  const guest = await house.person('guest@two.eu')
  const body = { by: 'link', role: 'observer', organisation: { name: 'Two' } } as const
  const { link } = await ana.ask('invitationCreate', { params: { letter }, body })
  await guest.ask('invitationAccept', { params: { token: (link ?? '').split('/').at(-1) ?? '' }, body: {} })
  const { id } = await guest.ask('meGet', {})
  await house.server.services.store.db.updateTable('membership').set({ leftAt: 1 }).where('userId', '=', id).execute()
  const { units: found } = await read(guest)
  expect(found.size).toBe(units.length)
  expect([...found.values()].flatMap(({ candidates }) => candidates)).toEqual([])
})

test('T161 looking ends after its time, with what was found until then', async () => {
  const { store, reader } = house.server.services
  const { original } = await reader.read(letter, [])
  const row = await store.db.selectFrom('letter').selectAll().where('id', '=', letter).executeTakeFirstOrThrow()
  const ask = async (limitMs: number) => {
    let clock = 0
    const now = () => {
      clock += 1
      return clock
    }
    const wanted = { letter: row, language: 'fr', original: original.text, recipients: [], units: [one.id, two.id] } as const
    return [...(await candidatesFor({ store, now, limitMs }, wanted)).keys()]
  }
  expect(await ask(100)).toEqual([one.id, two.id])
  expect(await ask(2)).toEqual([one.id])
  expect(await ask(0)).toEqual([])
})
