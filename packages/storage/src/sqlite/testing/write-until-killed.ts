import { writeSync } from 'node:fs'
import { letterId } from '@undersigned/letter'
import { roomId } from '@undersigned/sync'
import { openStore } from '../../open-store.ts'

/** Appends groups of five and notes each in a transaction, saying the head once both were acknowledged; ends only by being killed. */
const store = await openStore({ dataDir: process.argv[2] ?? '' })
const room = roomId({ letter: letterId('crash'), part: 'original' })
for (;;) {
  const group = Array.from({ length: 5 }, (_, at) => ({ room, update: new Uint8Array(100).fill(at), person: 'ada', at: 1 }))
  const outcome = (await store.log.append(group)).get(room)
  const value = String(outcome?.outcome === 'appended' ? outcome.n : Number.NaN)
  await store.transaction((tx) =>
    tx
      .insertInto('meta')
      .values({ key: 'n', value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute(),
  )
  writeSync(1, `${value}\n`)
}
