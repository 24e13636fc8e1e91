import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Guest, type House, openHouse } from '../testing/house.ts'

let house: House
let head: Guest
let member: Guest
let coalition = ''

beforeAll(async () => {
  house = await openHouse()
  head = await house.person('head@example.eu')
  member = await house.person('member@example.eu')
  coalition = (await head.ask('coalitionCreate', { body: { name: 'Open Rails', organisation: { name: 'O' } } })).id
  const letter = (await head.ask('letterCreate', { body: { coalition, title: 'L', language: 'en' } })).id
  const { link } = await head.ask('invitationCreate', { params: { letter }, body: { by: 'link', role: 'observer' } })
  await member.ask('invitationAccept', { params: { token: link?.split('/').at(-1) ?? '' }, body: {} })
}, 60_000)

afterAll(() => house.close())

const params = () => ({ coalition })
const words = (text: string) => ({ variants: [{ language: 'en' as const, text, status: 'preferred' as const }] })
const glossary = (guest = head) => guest.ask('glossaryGet', { params: params() })
const bring = (guest: Guest, name: string, file: string, body: Readonly<Record<string, string>>) =>
  guest.api.call('glossaryImport', { params: params(), body, file: new File([file], name) })

describe('the glossary of a coalition', () => {
  test('T100 T102 terms are written, changed and taken out; a member who only reads sees them and may not write', async () => {
    const made = await head.ask('conceptAdd', { params: params(), body: { ...words('night train'), definition: 'A train with beds' } })
    expect(await glossary(member)).toMatchObject({
      version: 1,
      writable: false,
      concepts: [{ id: made.id, definition: 'A train with beds' }],
    })
    expect(await member.api.call('conceptAdd', { params: params(), body: words('sleeper') })).toMatchObject({
      ok: false,
      refusal: { problem: 'forbidden' },
    })
    await head.ask('conceptChange', { params: { ...params(), concept: made.id }, body: { ...words('night train'), doNotTranslate: true } })
    expect((await glossary()).concepts).toMatchObject([{ doNotTranslate: true, by: { name: expect.any(String) } }])
    expect(await head.api.call('conceptChange', { params: { ...params(), concept: 'none' }, body: words('x') })).toMatchObject({
      refusal: { problem: 'not-found' },
    })
    await head.ask('conceptRemove', { params: { ...params(), concept: made.id } })
    expect(await glossary()).toMatchObject({ version: 3, writable: true, concepts: [] })
  })

  test('T101 a file is looked at first, and applied only to the glossary that was shown', async () => {
    const file = 'en;fr\nnight train;train de nuit\nsleeper;\n'
    const shown = await bring(head, 'terms.csv', file, {})
    const before = (await glossary()).version
    expect(shown).toMatchObject({
      ok: true,
      value: { applied: false, version: before, added: ['night train', 'sleeper'], changed: [], same: 0 },
    })
    expect((await glossary()).concepts).toEqual([])
    expect(await bring(head, 'terms.csv', file, { apply: 'yes', version: String(before + 1) })).toMatchObject({
      refusal: { problem: 'conflict' },
    })
    expect(await bring(head, 'terms.csv', file, { apply: 'yes', version: String(before) })).toMatchObject({ value: { applied: true } })
    expect((await glossary()).concepts).toHaveLength(2)
    expect(await bring(head, 'terms.csv', file, {})).toMatchObject({ value: { added: [], changed: [], same: 2 } })
    expect(await bring(member, 'terms.csv', file, {})).toMatchObject({ refusal: { problem: 'forbidden' } })
  })

  test.each(['glossary.csv', 'glossary.tbx'])('T83 T84 what leaves as %s comes back the same', async (name) => {
    const answer = await member.fetch(`/api/coalitions/${coalition}/glossary/files/${name}`)
    expect(answer.headers.get('content-disposition')).toContain(name)
    const back = await bring(head, name, await answer.text(), {})
    expect(back).toMatchObject({ ok: true, value: { added: [], changed: [], same: 2, refused: [] } })
  })

  test.each([
    ['terms.csv', 'a,b\n', 'file-not-readable'],
    ['terms.tbx', '<!DOCTYPE x [<!ENTITY a "b">]><tbx>&a;</tbx>', 'file-not-readable'],
    ['terms.tbx', 'words', 'file-not-readable'],
    ['terms.pdf', '%PDF', 'file-not-supported'],
  ])('T101 refuses %s with %j', async (name, file, problem) => {
    expect(await bring(head, name, file, {})).toMatchObject({ ok: false, refusal: { problem } })
  })
})
