import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type House, openHouse } from '../testing/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
}, 60_000)
afterAll(() => house.close())

const headers = { 'accept-language': 'fr-BE, en;q=0.5' }

test('what breaks on a page is told as a page, in the language of whoever asked', async () => {
  const { limits } = house.server.services
  const broken = vi.spyOn(limits, 'take').mockRejectedValue(new Error('something of ours'))
  const stranger = house.stranger()
  const answers = { en: await stranger.fetch('/en/some-letter', { headers }), fr: await stranger.fetch('/somewhere/else', { headers }) }
  const api = await stranger.fetch('/api/installation', { headers })
  broken.mockRestore()
  for (const [language, answer] of Object.entries(answers)) {
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'text/html; charset=UTF-8'])
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    const page = await answer.text()
    expect(page).toContain(`<html lang="${language}">`)
    expect(page).not.toContain('something of ours')
  }
  expect([api.status, await api.json()]).toEqual([500, { problem: 'server-error', facts: {} }])
})

test('who asks for too many pages is told so on one, and when to come back', async () => {
  const { limits } = house.server.services
  const spent = { ok: false, refusal: 'too-many-requests', facts: { seconds: 9 } } as const
  const full = vi.spyOn(limits, 'take').mockImplementation(async (name) => (name === 'pagePerClient' ? spent : null))
  const answer = await house.stranger().fetch('/fr/some-letter')
  const data = await house.stranger().fetch('/api/installation')
  full.mockRestore()
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '9'])
  expect(await answer.text()).toContain('Trop de tentatives')
  expect(data.status).toBe(200)
})

test('a form that came from elsewhere is answered on a page, in the language of whoever sent it', async () => {
  for (const from of ['null', 'https://elsewhere.example']) {
    const sent = { method: 'POST', headers: { origin: from }, body: new URLSearchParams({ name: 'Olga' }) }
    const answer = await fetch(`${house.server.origin}/mt/some-letter/sign`, sent)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([403, 'text/html; charset=UTF-8'])
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await answer.text()).toContain('Dan ġie minn sit ieħor')
  }
})

test('who hangs up in the middle of a form is no fault of ours', async () => {
  const { log } = house.server.services
  const failed = vi.spyOn(log, 'error')
  const noticed = vi.spyOn(log, 'debug')
  const { hostname, port, origin } = new URL(house.server.origin)
  const socket = connect(Number(port), hostname)
  socket.write(`POST /en/confirm/some HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${origin}\r\nContent-Length: 900\r\n\r\nabc`)
  await new Promise<void>((resolve) => socket.once('connect', () => setImmediate(resolve)))
  socket.destroy()
  await vi.waitFor(() => expect(noticed).toHaveBeenCalledWith({ path: '/en/confirm/some', method: 'POST' }, 'whoever asked hung up'))
  expect(failed).not.toHaveBeenCalled()
})
