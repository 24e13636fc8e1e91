import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type Guest, type House, openHouse } from './testing/house.ts'

let house: House
let ana: Guest
let letter = ''

beforeAll(async () => {
  house = await openHouse()
  ana = await house.person('ana@one.eu')
  const { id: coalition } = await ana.ask('coalitionCreate', { body: { name: 'C', organisation: { name: 'O' } } })
  letter = (await ana.ask('letterCreate', { body: { coalition, title: 'L', language: 'en', template: 'open-letter' } })).id
}, 60_000)

afterAll(() => house.close())

async function join(role: 'drafter' | 'observer', email: string): Promise<Guest> {
  const guest = await house.person(email)
  const { link } = await ana.ask('invitationCreate', { params: { letter }, body: { by: 'link', role } })
  await guest.ask('invitationAccept', { params: { token: link?.split('/').at(-1) ?? '' }, body: {} })
  return guest
}

const addressOf = (room: string, ticket: string): string => `${house.server.origin.replace('http', 'ws')}/sync/${room}?ticket=${ticket}`

async function ticketOf(guest: Guest): Promise<{ room: string; ticket: string }> {
  return guest.ask('ticketCreate', { body: { room: `letter/${letter}/original` } })
}

/** The stock client, as anybody may connect it. */
async function stock(guest: Guest): Promise<{ doc: Y.Doc; provider: WebsocketProvider }> {
  const { room, ticket } = await ticketOf(guest)
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${house.server.origin.replace('http', 'ws')}/sync`, room, doc, {
    params: { ticket },
    disableBc: true,
    WebSocketPolyfill: globalThis.WebSocket,
  })
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return { doc, provider }
}

const closed = async (socket: WebSocket): Promise<unknown> => (await once(socket, 'close'))[0]

test('two people with the stock client write one letter', async () => {
  const drafter = await join('drafter', 'drafter@one.eu')
  const [first, second] = [await stock(ana), await stock(drafter)]
  const [left, right] = [first.doc.getText('body'), second.doc.getText('body')]
  expect(right.toString()).toBe(left.toString())
  const heard = new Promise<void>((resolve) => right.observe(() => resolve()))
  left.insert(left.length, 'from Ana')
  await heard
  expect(right.toString()).toContain('from Ana')
  first.provider.destroy()
  second.provider.destroy()
})

test('S11 a removed member is out at once, and their ticket opens nothing any more', async () => {
  const guest = await join('drafter', 'removed@one.eu')
  const { room, ticket } = await ticketOf(guest)
  const socket = new WebSocket(addressOf(room, ticket))
  await once(socket, 'open')
  const { roles } = await ana.ask('letterRolesList', { params: { letter } })
  const grant = roles.find(({ email }) => email === 'removed@one.eu')?.id ?? ''
  const gone = closed(socket)
  await ana.ask('letterRoleRemove', { params: { letter, grant } })
  expect(await gone).toBe(4410)
  expect(await closed(new WebSocket(addressOf(room, ticket)))).toBe(4410)
  expect((await guest.api.call('ticketCreate', { body: { room } })).ok).toBe(false)
})

test('a changed role sends its holder back for a new ticket', async () => {
  const guest = await join('drafter', 'changed@one.eu')
  const { room, ticket } = await ticketOf(guest)
  const socket = new WebSocket(addressOf(room, ticket))
  await once(socket, 'open')
  const { roles } = await ana.ask('letterRolesList', { params: { letter } })
  const grant = roles.find(({ email }) => email === 'changed@one.eu')?.id ?? ''
  const sentAway = closed(socket)
  await ana.ask('letterRoleChange', { params: { letter, grant }, body: { role: 'observer' } })
  expect(await sentAway).toBe(4505)
  expect((await guest.ask('ticketCreate', { body: { room } })).access).toBe('read')
})

test('S11 nobody goes on writing over a session that was ended, or into a version that was taken away', async () => {
  const guest = await join('drafter', 'lost-phone@one.eu')
  const enter = async (room: string): Promise<WebSocket> => {
    const { ticket } = await guest.ask('ticketCreate', { body: { room } })
    const socket = new WebSocket(addressOf(room, ticket))
    await once(socket, 'open')
    return socket
  }
  await ana.ask('versionAdd', { params: { letter }, body: { language: 'fr' } })
  const leftVersion = closed(await enter(`letter/${letter}/fr`))
  await ana.ask('versionRemove', { params: { letter, language: 'fr' } })
  expect(await leftVersion).toBe(4505)
  const phone = await house.person('lost-phone@one.eu')
  const leftRoom = closed(await enter(`letter/${letter}/original`))
  const { sessions } = await phone.ask('sessionsList', {})
  await phone.ask('sessionRevoke', { params: { session: sessions.find(({ current }) => !current)?.id ?? '' } })
  expect(await leftRoom).toBe(4505)
  expect((await guest.api.call('ticketCreate', { body: { room: `letter/${letter}/original` } })).ok).toBe(false)
})

test('a stranger, a forged ticket and a page from elsewhere find the door shut', async () => {
  const { room, ticket } = await ticketOf(ana)
  const refusedWith = async (address: string, origin = house.server.origin): Promise<unknown> => {
    const socket = new WebSocket(address, { origin })
    socket.on('error', () => undefined)
    const [, response] = await once(socket, 'unexpected-response')
    return response.statusCode
  }
  expect(await refusedWith(addressOf(room, 'none'))).toBe(401)
  expect(await refusedWith(addressOf(room, `${ticket}x`))).toBe(401)
  expect(await refusedWith(addressOf(room, ticket), 'https://evil.example')).toBe(403)
})
