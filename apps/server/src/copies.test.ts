import { EXPORT_FORMATS } from '@undersigned/api/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CommonLetter, startCommonLetter } from './testing/common-letter.ts'
import { openHouse } from './testing/house.ts'

describe('L57 the copies of a letter on paper', () => {
  let letter: CommonLetter | null = null
  const copies: Record<'en' | 'fr', string> = { en: '', fr: '' }
  beforeAll(async () => {
    letter = await startCommonLetter(await openHouse())
    const params = { letter: letter.letter }
    const [verhaal] = (await letter.ana.ask('recipientsList', { params })).recipients
    const laanemets = await letter.ana.ask('recipientAdd', { params, body: { honorific: 'Mr', name: 'Igor Laanemets' } })
    await letter.ana.ask('letterPatch', { params, body: { mode: 'individual' } })
    const add = (body: { recipients: string[]; language: 'en' | 'fr'; salutation: string[] }) => way().ana.ask('copyAdd', { params, body })
    copies.en = (await add({ recipients: [laanemets.id], language: 'en', salutation: ['Dear Minister Laanemets,', 'Dear all,'] })).id
    copies.fr = (await add({ recipients: [verhaal?.id ?? ''], language: 'fr', salutation: ['Monsieur Verhaal,'] })).id
  }, 120_000)
  afterAll(() => letter?.house.close())
  const way = (): CommonLetter => {
    if (letter === null) throw new Error('the letter was not begun')
    return letter
  }
  const taken = (file: string, copy: string): Promise<Response> => {
    const { ana, letter: id } = way()
    return ana.fetch(ana.api.address('exportFile', { letter: id, file }, { copy }))
  }
  const words = async (file: string, copy: string): Promise<string> => (await taken(file, copy)).text()

  test('L57 before sealing each is printed from the text as it stands, in every format', async () => {
    const started: Record<string, string> = { pdf: '%PDF', docx: 'PK', md: '', html: '<!doctype html>' }
    for (const format of EXPORT_FORMATS) {
      const answer = await taken(`en.${format}`, copies.en)
      expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
        200,
        `attachment; filename="${way().slug}.igor-laanemets.en.${format}"`,
      ])
      expect((await answer.text()).toLowerCase().startsWith(started[format]?.toLowerCase() ?? '')).toBe(true)
    }
    const english = await words('en.md', copies.en)
    expect(english).toContain('Dear Minister Laanemets,')
    expect(english).toContain('Igor Laanemets')
    expect(english).not.toContain('Dear Commissioner')
    expect(english).not.toContain('Verhaal')
    const french = await words('fr.html', copies.fr)
    expect(french).toContain('Monsieur Verhaal,')
    expect(french).toContain('Commission européenne')
    expect(french).toContain('Une bibliothèque peut acheter')
    expect(french).not.toContain('Laanemets')
  })

  test('L57 no other copy, no other language and no joint letter gives one, and the answer says so', async () => {
    const problem = async (file: string, copy: string) => {
      const answer = await taken(file, copy)
      return [answer.status, await answer.json()]
    }
    const none = { problem: 'no-such-copy' }
    expect(await problem('en.pdf', 'nobody')).toMatchObject([404, { ...none, facts: { copy: 'nobody', language: 'en' } }])
    expect(await problem('fr.pdf', copies.en)).toMatchObject([404, none])
    expect(await problem('et.md', copies.en)).toMatchObject([404, none])
    expect(await problem('en.pdf', '../x')).toMatchObject([400, { problem: 'malformed' }])
    const { ana, house, letter: id } = way()
    const patch = (mode: 'joint' | 'individual') => ana.ask('letterPatch', { params: { letter: id }, body: { mode } })
    await patch('joint')
    expect(await problem('en.md', copies.en)).toMatchObject([404, none])
    await patch('individual')
    const stranger = await house.stranger().fetch(ana.api.address('exportFile', { letter: id, file: 'en.md' }, { copy: copies.en }))
    expect(stranger.status).toBe(401)
  })

  test('L57 afterwards each is what the manifest names, whatever becomes of the rows', async () => {
    const params = { letter: way().letter }
    const both = (await way().ana.ask('recipientsList', { params })).recipients.map(({ id }) => id)
    const [, other = ''] = both
    await way().ana.ask('copyAdd', { params, body: { recipients: [other], language: 'en', salutation: ['Dear Igor,'] } })
    expect((await way().ana.ask('copiesList', { params })).copies.map(({ recipients }) => recipients.length)).toEqual([0, 1, 1])
    await way().ana.ask('copyChange', { params: { ...params, copy: copies.en }, body: { recipients: [other] } })
    await way().byTwo('freeze')
    await way().byTwo('seal')
    const before = await words('en.md', copies.en)
    expect(before).toContain('Dear Minister Laanemets,')
    const { db } = way().house.server.services.store
    await db.updateTable('letter_copy').set({ salutation: '["Dear Stranger,"]', language: 'fr' }).execute()
    await db.updateTable('recipient').set({ name: 'Somebody Else' }).execute()
    expect(await words('en.md', copies.en)).toBe(before)
    expect(await words('fr.md', copies.fr)).toContain('Monsieur Verhaal,')
    expect((await taken('en.pdf', copies.en)).status).toBe(200)
    expect((await taken('fr.md', copies.en)).status).toBe(404)
  })
})
