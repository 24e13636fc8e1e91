import { letterId, templateOf } from '@undersigned/letter'
import { insertCoalition, insertLetter, isEmpty, markOf, type NewLetterRow, type Store, setMark } from '@undersigned/storage'
import { roomId } from '@undersigned/sync'
import { newLetterRow, updateOf } from '../letters/new-letter.ts'
import { newId } from './import.ts'
import { print, printJson } from './output.ts'
import { CommandRefused } from './refused.ts'
import { placeOf, withStore } from './store.ts'
import { openTicketKeys, toolTicket } from './ticket.ts'

interface Options {
  readonly mark?: true
  readonly json?: true
}

const COALITION = 'bench'

/** Makes letters for load to be put on, and prints each original's room with a drafter's ticket (D27). */
export async function benchRooms(count: number, { mark, json }: Options): Promise<void> {
  const keys = openTicketKeys()
  const letters = await withStore(async (store, config) => {
    if (mark && (await isEmpty(store.db)) && (await markOf(store.db)) === null) await setMark(store.db, 'bench')
    if ((await markOf(store.db)) === null) throw new CommandRefused(refusal(placeOf(config), mark))
    return makeLetters(store, count)
  })
  const rooms = letters.map(({ id, language }) =>
    toolTicket(keys, { address: { letter: id, part: 'original' }, role: 'drafter', name: 'Bench', languages: [language] }),
  )
  if (json) printJson(rooms)
  else for (const { room, ticket } of rooms) print(`${room} ${ticket}`)
}

const refusal = (place: string, tried: true | undefined): string =>
  tried
    ? `the database in ${place} holds somebody's letters, so it cannot be marked for benchmarks`
    : `the database in ${place} is marked neither demo nor bench, so nothing is made in it; start with SEED_DEMO=1, or give --mark on an empty one`

/** All texts with one flush, then all rows in one short transaction: a server may be writing to the same file. */
async function makeLetters({ log, transaction }: Store, count: number): Promise<readonly NewLetterRow[]> {
  const at = Date.now()
  const text = templateOf('open-letter', 'en', newId)
  if (text === null) throw new Error('there is no open letter in English to begin with')
  const document = { text, recipients: [], signatories: [], listInFormation: true }
  const update = updateOf(text)
  const letters = Array.from({ length: count }, (_, index): NewLetterRow => {
    const id = letterId(newId())
    const row = newLetterRow({ coalitionId: COALITION, title: `Bench ${index + 1}`, document, by: null }, at)
    return { ...row, id, slug: `bench-${id}` }
  })
  await log.append(letters.map(({ id }) => ({ room: roomId({ letter: id, part: 'original' }), update, person: null, at })))
  await transaction(async (tx) => {
    const there = await tx.selectFrom('coalition').where('id', '=', COALITION).select('id').executeTakeFirst()
    if (there === undefined) await insertCoalition(tx, { id: COALITION, name: 'Bench', by: null, at })
    for (const letter of letters) await insertLetter(tx, letter)
  })
  return letters
}
