import { ACCESS_KINDS } from '@undersigned/api'
import { accessesIn, namesOf } from '@undersigned/storage'
import { type Handlers, letterIn, reply } from '../http/handler.ts'

export const accessHandlers: Handlers<'accessList'> = {
  accessList: async (call) => {
    const { db } = call.services.store
    const rows = await accessesIn(db, letterIn(call).letter.id)
    const names = await namesOf(
      db,
      rows.map(({ by }) => by),
    )
    const accesses = rows.flatMap(({ by, what, count, at }) => {
      const kind = ACCESS_KINDS.find((each) => each === what)
      return kind === undefined ? [] : [{ by: { id: by, name: names.get(by) ?? '' }, what: kind, count, at }]
    })
    return reply({ accesses })
  },
}
