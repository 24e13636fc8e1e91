import { type Language, type LetterId, letterId } from '@undersigned/letter'
import { ROLES, type Role, type RoomKind, STAGES, type Stage } from '@undersigned/signatures'
import { addVersion, epochOf } from '@undersigned/storage'
import { CLOSE, type RefusalReason, roomId } from '@undersigned/sync'
import { signTicket } from '@undersigned/sync/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { libraries, librariesInFrench } from '../demo/libraries.ts'
import { writeVersion } from '../demo/write-version.ts'
import { type CommonLetter, startCommonLetter } from '../testing/common-letter.ts'
import { type Guest, type House, openHouse } from '../testing/house.ts'
import { type Knock, SocketGuest } from './testing/socket-guest.ts'

/** Every room, for every role, in every stage, on real sockets of one server. Written by hand from the product page; the code is not asked. */
interface Answer {
  readonly writers: readonly Role[]
  /** What all others are told who write there. */
  readonly refusal: RefusalReason
}

const open = (...writers: readonly Role[]): Answer => ({ writers, refusal: 'role' })
const shut = (refusal: RefusalReason): Answer => ({ writers: [], refusal })

const everyoneWhoComments = ['coordinator', 'drafter', 'translator', 'reviewer', 'representative'] as const
const drafters = ['coordinator', 'drafter'] as const
const sealed = {
  sealed: shut('sealed'),
  approval: shut('sealed'),
  'sign-on': shut('sealed'),
  closed: shut('sealed'),
  archived: shut('sealed'),
}

/** The rooms of a letter; the translator is one of French, not of German. */
const rooms = {
  original: { drafting: open(...drafters), 'in-review': open(...drafters), frozen: shut('frozen'), ...sealed },
  fr: {
    drafting: open('coordinator', 'translator'),
    'in-review': open('coordinator', 'translator'),
    frozen: open('coordinator', 'translator'),
    ...sealed,
  },
  de: { drafting: open('coordinator'), 'in-review': open('coordinator'), frozen: open('coordinator'), ...sealed },
  review: {
    drafting: open(...everyoneWhoComments),
    'in-review': open(...everyoneWhoComments),
    frozen: open(...everyoneWhoComments),
    sealed: open(...everyoneWhoComments),
    approval: open(...everyoneWhoComments),
    'sign-on': open(...everyoneWhoComments),
    closed: open(...everyoneWhoComments),
    archived: open(),
  },
} satisfies Record<string, Record<Stage, Answer>>
type Part = keyof typeof rooms
const parts = ['original', 'fr', 'de', 'review'] as const satisfies readonly Part[]

/** A kind of room that is not walked does not compile. */
const walked: Record<RoomKind, readonly Part[]> = { original: ['original'], version: ['fr', 'de'], review: ['review'] }

/** How a letter gets into each stage from the one before. */
const waysInto: Record<Stage, (letter: CommonLetter) => Promise<void>> = {
  drafting: async () => undefined,
  'in-review': (letter) => moved(letter, 'in-review'),
  frozen: ({ byTwo }) => byTwo('freeze'),
  sealed: async ({ byTwo }) => {
    await byTwo('seal')
    await byTwo('publish')
  },
  approval: (letter) => moved(letter, 'approval'),
  'sign-on': (letter) => moved(letter, 'sign-on'),
  closed: (letter) => moved(letter, 'closed'),
  archived: (letter) => moved(letter, 'archived'),
}

async function moved({ ana, letter }: CommonLetter, to: 'in-review' | 'approval' | 'sign-on' | 'closed' | 'archived'): Promise<void> {
  await ana.ask('stageMove', { params: { letter }, body: { to } })
}

const FIELD = 'walk'
let house: House
let common: CommonLetter
let foreign = ''
let member: Guest
const people = new Map<Role, Guest>()
/** What has been let into each room so far. */
const written = new Map<Part, Set<string>>(parts.map((part) => [part, new Set()]))

beforeAll(async () => {
  house = await openHouse()
  common = await startCommonLetter(house)
  people.set('coordinator', common.ana).set('representative', common.marta)
  for (const role of ROLES) if (!people.has(role)) people.set(role, await joined(role))
  member = await joined('observer', 'member')
  await withoutRole('member@one.eu')
  await addGerman()
  foreign = await foreignLetter()
}, 60_000)

afterAll(() => house.close())

async function joined(role: Role, name: string = role): Promise<Guest> {
  const guest = await house.person(`${name}@one.eu`)
  const languages: Language[] = role === 'translator' ? ['fr'] : []
  const body = { by: 'link' as const, role, languages, organisation: { name: `Office of ${name}` } }
  const { link } = await common.ana.ask('invitationCreate', { params: { letter: common.letter }, body })
  await guest.ask('invitationAccept', { params: { token: link?.split('/').at(-1) ?? '' }, body: {} })
  return guest
}

async function withoutRole(email: string): Promise<void> {
  const params = { letter: common.letter }
  const { roles } = await common.ana.ask('letterRolesList', { params })
  const grant = roles.find((each) => each.email === email)?.id ?? ''
  await common.ana.ask('letterRoleRemove', { params: { ...params, grant } })
}

async function addGerman(): Promise<void> {
  const [translator, reviewer] = await Promise.all([common.marta.ask('meGet', {}), common.ana.ask('meGet', {})])
  const tools = { letter: letterId(common.letter), document: libraries, translator: translator.id, reviewer: reviewer.id }
  await writeVersion(house.server.services, { ...tools, language: 'de', confirmed: librariesInFrench })
}

/** A letter of people who have nothing to do with this one, with a German version. */
async function foreignLetter(): Promise<string> {
  const stranger = await house.person('stranger@four.eu')
  const { id: coalition } = await stranger.ask('coalitionCreate', { body: { name: 'Others', organisation: { name: 'Four' } } })
  const { id } = await stranger.ask('letterCreate', { body: { coalition, title: 'Theirs', language: 'en', template: 'open-letter' } })
  const { id: by } = await stranger.ask('meGet', {})
  await addVersion(house.server.services.store.db, { letterId: letterId(id), language: 'de', by, at: 1 })
  return id
}

const roomOf = (part: string, letter = common.letter): string => `letter/${letter}/${part}`

function addressOf(room: string, ticket: string | null, saved: boolean): string {
  const query = new URLSearchParams({ ...(ticket !== null && { ticket }), ...(saved && { saved: '1' }) })
  return `${house.server.origin.replace('http', 'ws')}/sync/${room}?${query}`
}

function personIn(role: Role): Guest {
  const guest = people.get(role)
  if (guest === undefined) throw new Error(`nobody is ${role}`)
  return guest
}

async function seated(guest: Guest, part: Part, saved = true): Promise<SocketGuest> {
  const { ticket, room } = await guest.ask('ticketCreate', { body: { room: roomOf(part) } })
  const knock = await SocketGuest.knock(addressOf(room, ticket, saved))
  if (knock.kind !== 'seated') throw new Error(`no seat in ${part}: ${JSON.stringify(knock)}`)
  return knock.guest
}

/** A genuine ticket that the server would not give out: what a rule at the desk alone would let in. */
async function smuggledTicket(guest: Guest, room: string, letter: LetterId): Promise<string> {
  const { services } = house.server
  const { id: person } = await guest.ask('meGet', {})
  const epoch = await epochOf(services.store.db, letter, person)
  const claims = { person, name: 'X', room, role: 'coordinator', languages: ['fr', 'de'], epoch, expires: Date.now() + 60_000 }
  return signTicket(claims, services.tickets)
}

async function inTheLog(part: Part): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const { snapshot, tail } = await house.server.services.store.log.read(roomId({ letter: letterId(common.letter), part }))
  if (snapshot !== null) Y.applyUpdate(doc, snapshot.state)
  for (const { update } of tail) Y.applyUpdate(doc, update)
  return doc
}

const wordsIn = (doc: Y.Doc): string[] => doc.getText(FIELD).toString().split(';').filter(Boolean).sort()

/** What becomes of one role's writing into one room: heard by our own client, and by the stock one. */
async function tried(stage: Stage, role: Role, part: Part): Promise<void> {
  const answer: Answer = rooms[part][stage]
  const mark = `${stage} ${role}`
  const known = wordsIn(await inTheLog(part))
  const guest = await seated(personIn(role), part)
  expect([mark, part, known.filter((word) => !wordsIn(guest.doc).includes(word))]).toEqual([mark, part, []])
  guest.write(FIELD, `${mark};`)
  const told = await guest.hears('saved', 'refused', 'closed')
  guest.leave()
  if (answer.writers.includes(role)) {
    expect([mark, part, told.kind]).toEqual([mark, part, 'saved'])
    written.get(part)?.add(mark)
    return
  }
  expect([mark, part, told]).toMatchObject([mark, part, { kind: 'refused', reason: answer.refusal }])
  const stock = await seated(personIn(role), part, false)
  stock.write(FIELD, `${mark} again;`)
  expect([mark, part, await stock.hears('closed')]).toEqual([mark, part, { kind: 'closed', code: closeCode(answer.refusal) }])
}

const closeCode = (refusal: RefusalReason): number => (refusal === 'role' ? CLOSE.readOnly : CLOSE.frozen)

describe('every room, for every role', () => {
  test.each(STAGES)(
    'S8 S9 S20 G2 the stage %s: all are told of it; who reads, who writes, who is refused and why',
    { timeout: 30_000 },
    async (stage) => {
      const before = await Promise.all(parts.map((part) => seated(personIn('observer'), part)))
      await waysInto[stage](common)
      if (stage !== 'drafting') for (const guest of before) expect(await guest.hears('notice')).toEqual({ kind: 'notice', topic: 'stage' })
      for (const guest of before) guest.leave()
      const witnesses = new Map<Part, SocketGuest>()
      for (const part of parts) witnesses.set(part, await seated(personIn('observer'), part))
      await Promise.all(parts.flatMap((part) => ROLES.map((role) => tried(stage, role, part))))
      for (const part of parts) {
        const witness = witnesses.get(part)
        await witness?.upToDate()
        const expected = [...(written.get(part) ?? [])].sort()
        expect([part, wordsIn(await inTheLog(part))]).toEqual([part, expected])
        expect([part, witness && wordsIn(witness.doc)]).toEqual([part, expected])
        witness?.leave()
      }
    },
  )

  test('S9 nothing but the lobby has taken a word after the seal, and every room took some before', () => {
    const late = (part: Part): string[] =>
      [...(written.get(part) ?? [])].filter((mark) => /^(sealed|approval|sign-on|closed|archived)/.test(mark))
    for (const part of parts) expect([part, late(part).length > 0]).toEqual([part, part === 'review'])
    for (const part of parts) expect(written.get(part)?.size).toBeGreaterThan(0)
  })

  test('the table names every role, stage and kind of room', () => {
    expect([...people.keys()].sort()).toEqual([...ROLES].sort())
    for (const part of parts) expect(Object.keys(rooms[part]).sort()).toEqual([...STAGES].sort())
    expect(Object.values(walked).flat().sort()).toEqual(Object.keys(rooms).sort())
  })
})

describe('at the doors of rooms that are not theirs', () => {
  const refusedAtDesk = async (guest: Guest, room: string): Promise<void> => {
    expect(await guest.api.call('ticketCreate', { body: { room } })).toMatchObject({ ok: false, refusal: { status: 404 } })
  }
  const knock = (room: string, ticket: string | null): Promise<Knock> => SocketGuest.knock(addressOf(room, ticket, true))

  test('S10 who brings no ticket, or somebody else’s word for one, is turned away from every room', async () => {
    for (const part of [...parts, 'es']) {
      for (const ticket of [null, 'made-up']) expect(await knock(roomOf(part), ticket)).toEqual({ kind: 'turned-away', status: 401 })
    }
  })

  test.each(ROLES)('S10 %s: a ticket opens its own room alone', async (role) => {
    const { ticket } = await personIn(role).ask('ticketCreate', { body: { room: roomOf('original') } })
    for (const room of [roomOf('fr'), roomOf('de'), roomOf('review'), roomOf('original', foreign)]) {
      expect([room, await knock(room, ticket)]).toEqual([room, { kind: 'told', code: CLOSE.foreign }])
    }
  })

  test.each(ROLES)('S10 S11 %s: a foreign letter, an unknown one and a version that is not there stay shut', async (role) => {
    const guest = personIn(role)
    const doors = [
      ...['original', 'de', 'review'].map((part) => ({ letter: foreign, part, code: CLOSE.removed })),
      ...['original', 'fr', 'review'].map((part) => ({ letter: 'unknown', part, code: CLOSE.foreign })),
      { letter: common.letter, part: 'es', code: CLOSE.foreign },
    ]
    for (const { letter, part, code } of doors) {
      const room = roomOf(part, letter)
      await refusedAtDesk(guest, room)
      const ticket = await smuggledTicket(guest, room, letterId(letter))
      expect([room, await knock(room, ticket)]).toEqual([room, { kind: 'told', code }])
    }
  })

  test('S11 who has no role in the letter has no room in it, whatever their ticket says', async () => {
    for (const part of parts) {
      await refusedAtDesk(member, roomOf(part))
      const ticket = await smuggledTicket(member, roomOf(part), letterId(common.letter))
      expect([part, await knock(roomOf(part), ticket)]).toEqual([part, { kind: 'told', code: CLOSE.removed }])
    }
  })
})
