import { loadTranslator } from '@undersigned/i18n'
import { LANGUAGES } from '@undersigned/letter'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CommonLetter, startCommonLetter } from '../testing/common-letter.ts'
import { type House, linkIn, mailTo, openHouse } from '../testing/house.ts'

let house: House | null = null
beforeAll(async () => {
  house = await openHouse()
}, 120_000)
afterAll(() => house?.close())
const open = (): House => {
  if (house === null) throw new Error('the house is closed')
  return house
}
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => open().stranger().fetch(path, { headers })

test('P30 every public language has a page that says what is kept of whom; it sets nothing and asks for nothing', async () => {
  for (const language of LANGUAGES) {
    const answer = await get(`/${language}/privacy`)
    expect([language, answer.status, answer.headers.getSetCookie()]).toEqual([language, 200, []])
    const page = await answer.text()
    expect(page).not.toContain('<script')
    const { t } = await loadTranslator(language)
    for (const promise of promises) expect(page.replaceAll('&#39;', "'")).toContain(t(`page.privacyPage.${promise}`))
    if (language === 'en') for (const words of inEnglish) expect(page).toContain(words)
  }
  expect((await get('/xx/privacy')).status).toBe(404)
  expect((await get('/privacy', { 'accept-language': 'fr' })).headers.get('location')).toBe('/fr/privacy')
})

const inEnglish = [
  'from the day the letter closes: 365 days.',
  'its link ran out: 30 days.',
  'withdrew, from that day: 90 days.',
  'readable form, not encrypted',
  'Kept encrypted',
  'When the letter is archived',
  'link to withdraw',
]
const promises = ['accountAddress', 'signAddress', 'signErased', 'withdraw', 'nobody', 'erase'] as const

test('P30 whoever signs finds it beside the form and below the page, and no letter can take its address', async () => {
  const letter: CommonLetter = await startCommonLetter(open())
  const params = { letter: letter.letter }
  const taken = await letter.ana.api.call('letterPatch', { params, body: { slug: 'privacy' } })
  expect(taken).toMatchObject({ ok: false, refusal: { problem: 'malformed' } })
  await letter.byTwo('freeze')
  await letter.byTwo('seal')
  for (const to of ['approval', 'sign-on'] as const) await letter.ana.ask('stageMove', { params, body: { to } })
  await letter.ana.ask('signInvitationCreate', {
    params,
    body: { email: 'office@nine.eu', language: 'fr', class: 'organisation', name: 'Nine' },
  })
  const form = await (await get(linkIn(await mailTo(open().server, 'office@nine.eu')))).text()
  expect(form.match(/href="\/fr\/privacy"/g)).toHaveLength(2)
})
