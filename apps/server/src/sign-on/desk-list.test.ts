import type { PastedFate, RouteResponse } from '@undersigned/api'
import { csvToRows } from '@undersigned/documents/csv'
import { letterId } from '@undersigned/letter'
import { signatoriesOf } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailTo } from '../testing/house.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'

let day: SigningDay
let draft = ''

beforeAll(async () => {
  day = await startSigningDay()
  await day.open()
  const { coalition } = await day.ana.ask('letterGet', { params: { letter: day.letter } })
  draft = (await day.ana.ask('letterCreate', { body: { coalition: coalition.id, title: 'Draft', language: 'en' } })).id
}, 60_000)
afterAll(() => day.house.close())

interface Wish {
  readonly letter: string
  readonly text: string
  readonly apply?: 'yes'
  readonly fates?: Readonly<Record<string, PastedFate>>
  readonly columns?: readonly (string | null)[]
}

async function paste({ letter, text, apply, fates, columns }: Wish): Promise<RouteResponse<'pastedList'> | string> {
  const body = { apply, fates: JSON.stringify(fates ?? null), columns: JSON.stringify(columns ?? null), class: 'organisation' as const }
  const file = new File([text], 'list.csv')
  const answer = await day.ana.api.call('pastedList', { params: { letter }, body, file })
  return answer.ok ? answer.value : answer.refusal.problem
}

async function pasted(wish: Wish): Promise<RouteResponse<'pastedList'>> {
  const answer = await paste(wish)
  if (typeof answer === 'string') throw new Error(answer)
  return answer
}

const fatesOf = ({ lines }: RouteResponse<'pastedList'>) => lines.map(({ display, fate }) => [display.name, fate])
const rowsOf = (letter: string) => signatoriesOf(day.house.server.services.store.db, letterId(letter), ['named', 'invited'])

const LIST = ['Name;Country;E-mail', 'Écho;France;office@echo.org', 'ECHO;;', '=HYPERLINK("x");;', ';Malta;', 'Libre;PT;nowhere'].join(
  '\r\n',
)

test('G121 a list is shown with the fate of each line, and taken as it was shown, in one transaction', async () => {
  const shown = await pasted({ letter: draft, text: LIST })
  expect(shown).toMatchObject({ columns: ['name', 'country', 'email'], headings: true, mayName: true, mayInvite: false, taken: null })
  expect(fatesOf(shown)).toEqual([
    ['Écho', 'named'],
    ['ECHO', 'leave'],
    ['=HYPERLINK("x")', 'leave'],
    ['', 'leave'],
    ['Libre', 'leave'],
  ])
  expect(shown.lines[1]?.alike).toEqual(
    [{ name: 'Écho', row: 0, reasons: ['same-name', 'acronym'] }].map((each) => expect.objectContaining({ name: each.name, row: 0 })),
  )
  expect(await rowsOf(draft)).toEqual([])
  const taken = await pasted({ letter: draft, text: LIST, apply: 'yes', fates: { 2: 'named', 3: 'named', 4: 'named' } })
  expect(taken.taken).toEqual({ named: 3, invited: 0 })
  expect((await rowsOf(draft)).map(({ name, country, domain, state }) => [name, country, domain, state])).toEqual([
    ['Écho', 'FR', 'echo.org', 'named'],
    ['=HYPERLINK("x")', '', '', 'named'],
    ['Libre', 'PT', '', 'named'],
  ])
  const again = await pasted({ letter: draft, text: LIST })
  expect(again.lines[0]).toMatchObject({ fate: 'leave', alike: [{ name: 'Écho', row: null }] })
})

test('G121 while signatures are collected each line with an address is an invitation, and no name is only listed', async () => {
  const text = 'Nova\tnova@nova-club.org\nSola\t\nTwice\tt@twice.org'
  const shown = await pasted({ letter: day.letter, text, columns: ['name', 'email'] })
  expect(shown).toMatchObject({ mayInvite: true, mayName: false, headings: false })
  expect(fatesOf(shown).map(([, fate]) => fate)).toEqual(['invite', 'leave', 'invite'])
  const taken = await pasted({ letter: day.letter, text, columns: ['name', 'email'], apply: 'yes', fates: { 1: 'named', 2: 'leave' } })
  expect(taken.taken).toEqual({ named: 0, invited: 1 })
  expect((await mailTo(day.house.server, 'nova@nova-club.org')).text).toContain('Nova')
  expect((await rowsOf(day.letter)).map(({ name, state, domain }) => [name, state, domain])).toContainEqual([
    'Nova',
    'invited',
    'nova-club.org',
  ])
})

test('G121 what is no list, too long, or wrongly told is refused, and nothing is taken of it', async () => {
  const before = (await rowsOf(draft)).length
  expect(await paste({ letter: draft, text: '"open' })).toBe('file-not-readable')
  expect(await paste({ letter: draft, text: `${'x\n'.repeat(1001)}` })).toBe('too-large')
  expect(await paste({ letter: draft, text: 'x', columns: ['nonsense'] })).toBe('malformed')
  expect((await rowsOf(draft)).length).toBe(before)
})

test('G122 the list as a file holds no address, and no cell of it begins a formula', async () => {
  const answer = await day.ana.fetch(`/api/letters/${draft}/signatories.csv`)
  expect(answer.headers.get('content-disposition')).toContain('signatories.csv')
  const text = await answer.text()
  expect(text).toContain(`"'=HYPERLINK(""x"")"`)
  expect(text).not.toContain('@')
  const [headings, ...rows] = csvToRows(new TextEncoder().encode(text))
  expect(headings?.slice(0, 2)).toEqual(['class', 'name'])
  expect(rows.map((row) => row[1])).toEqual(['Écho', '=HYPERLINK("x")', 'Libre'])
  const { events } = await day.ana.ask('eventsList', { params: { letter: draft }, query: { limit: 50 } })
  expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['list-taken-out', 'signatories-pasted']))
})
