import { unitDigest, unitId } from '@undersigned/letter'
import { isWritable } from '@undersigned/signatures'
import { type CheckDismissalRow, dismissalsOf, letterOf, namesOf, putDismissal, removeDismissals } from '@undersigned/storage'
import { roomId } from '@undersigned/sync'
import { done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import { isCheck, openErrors } from '../letters/open-errors.ts'

type DismissalRoutes = 'dismissalsList' | 'dismissalPut' | 'dismissalDelete'

/** Findings of the checks that somebody found right as they are, each with a reason (rules T62, T120). */
export const dismissalHandlers: Handlers<DismissalRoutes> = {
  dismissalsList: async (call) => {
    const { db } = call.services.store
    const rows = await dismissalsOf(db, letterIn(call).letter.id, call.request.params.language)
    const names = await namesOf(
      db,
      rows.map(({ by }) => by),
    )
    return reply({ dismissals: rows.map((row) => dismissalFrom(row, names)) })
  },
  dismissalPut: async (call) => {
    const { letter } = letterIn(call)
    const { store, rooms, now } = call.services
    const { language, unit, check } = call.request.params
    const { sourceDigest, targetDigest, reason } = call.request.body
    if (!isCheck(check)) return refused('not-found')
    const stands = await openErrors(call.services, { letter, language, unit: unitId(unit) })
    if (stands === null) return refused('not-found')
    if (stands.sourceDigest !== sourceDigest || stands.targetDigest !== targetDigest) return refused('unit-moved-on')
    const by = visitorIn(call)
    const row: CheckDismissalRow = {
      letterId: letter.id,
      language,
      unit: unitId(unit),
      check,
      sourceDigest: unitDigest(sourceDigest),
      targetDigest: unitDigest(targetDigest),
      reason,
      by: by.id,
      at: now(),
    }
    const refusal = await store.transaction(async (tx): Promise<Refused | null> => {
      const stage = (await letterOf(tx, letter.id))?.stage ?? 'archived'
      if (!isWritable('version', stage)) return refused('not-in-this-stage', { stage })
      await putDismissal(tx, row)
      return null
    })
    if (refusal !== null) return refusal
    rooms.notify(roomId({ letter: letter.id, part: language }), 'dismissals')
    return reply(dismissalFrom(row, new Map([[by.id, by.name]])))
  },
  dismissalDelete: async (call) => {
    const { letter } = letterIn(call)
    const { store, rooms } = call.services
    const { language, unit, check } = call.request.params
    const refusal = await store.transaction(async (tx): Promise<Refused | null> => {
      const stage = (await letterOf(tx, letter.id))?.stage ?? 'archived'
      if (!isWritable('version', stage)) return refused('not-in-this-stage', { stage })
      return (await removeDismissals(tx, { letter: letter.id, language, unit: unitId(unit), check })) ? null : refused('not-found')
    })
    if (refusal !== null) return refusal
    rooms.notify(roomId({ letter: letter.id, part: language }), 'dismissals')
    return done
  },
}

const dismissalFrom = (
  { unit, check, sourceDigest, targetDigest, reason, by, at }: CheckDismissalRow,
  names: ReadonlyMap<string, string>,
) => ({
  unit: String(unit),
  check,
  sourceDigest: String(sourceDigest),
  targetDigest: String(targetDigest),
  reason,
  by: { id: by, name: names.get(by) ?? '' },
  at,
})
