import { unitDigest, unitId } from '@undersigned/letter'
import { isWritable, mayManage } from '@undersigned/signatures'
import {
  addDeclaration,
  appendEvent,
  ConflictError,
  type DeclarationRow,
  declarationsOf,
  type LetterRow,
  letterOf,
  namesOf,
  type Transacting,
  withdrawDeclaration,
} from '@undersigned/storage'
import { type Call, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import { changeLead, leadAsked } from '../letters/lead.ts'
import { view } from './letters.ts'

type FollowingRoutes = 'declarationsList' | 'declarationAdd' | 'declarationWithdraw' | 'leadPreview' | 'leadChange'

/** What drafters and coordinators decide about how versions follow their original. */
export const followingHandlers: Handlers<FollowingRoutes> = {
  declarationsList: async (call) => {
    const { db } = call.services.store
    const rows = await declarationsOf(db, letterIn(call).letter.id)
    const names = await namesOf(
      db,
      rows.map(({ by }) => by),
    )
    return reply({ declarations: rows.map((row) => declarationFrom(row, names)) })
  },
  /** Holds for the text that stands there now; the translators are told at once (rule T34). */
  declarationAdd: async (call) => {
    const { letter } = letterIn(call)
    const { reader, newId, now } = call.services
    const { unit, fromDigest, toDigest, note } = call.request.body
    const by = visitorIn(call)
    const reading = await reader.read(letter.id)
    const stands = reading.versions.flatMap(({ units }) => units).find((each) => each.unit === unit)
    if (stands === undefined) return refused('not-found')
    if (stands.sourceDigest !== toDigest || fromDigest === toDigest) return refused('unit-moved-on')
    const row: DeclarationRow = {
      id: newId(),
      letterId: letter.id,
      unit: unitId(unit),
      fromDigest: unitDigest(fromDigest),
      toDigest: unitDigest(toDigest),
      note,
      by: by.id,
      at: now(),
      withdrawnAt: null,
      withdrawnBy: null,
    }
    try {
      const refusal = await declare(call, 'edit-declared', (tx) => addDeclaration(tx, row))
      return refusal ?? reply(declarationFrom(row, new Map([[by.id, by.name]])))
    } catch (error) {
      if (error instanceof ConflictError) return refused('conflict')
      throw error
    }
  },
  /** By whoever declared it, or by a coordinator (rule T34). */
  declarationWithdraw: async (call) => {
    const { letter, membership } = letterIn(call)
    const { store, now } = call.services
    const { declaration: id } = call.request.params
    const by = visitorIn(call).id
    const standing = (await declarationsOf(store.db, letter.id)).find((row) => row.id === id)
    if (standing === undefined) return refused('not-found')
    if (standing.by !== by && !mayManage(membership)) return refused('forbidden')
    const refusal = await declare(call, 'declaration-withdrawn', (tx) => withdrawDeclaration(tx, { letter: letter.id, id, by, at: now() }))
    return refusal ?? done
  },
  leadPreview: async (call) => {
    const { letter } = letterIn(call)
    const to = call.request.params.language
    const answer = await leadAsked(call.services, call.services.store.db, letter, { to, by: visitorIn(call).id })
    if ('refusal' in answer) return answer
    const { lead, others } = answer
    return reply({
      pairs: lead.pairs.map(({ unit, role, before, after, state, isCarried }) => ({
        unit,
        role,
        before,
        after,
        state,
        carried: isCarried,
      })),
      blocking: lead.blocking.map(String),
      untranslated: lead.untranslated.map(String),
      outdated: lead.pairs.filter(({ state }) => state === 'stale').map(({ unit }) => String(unit)),
      others: [...others],
    })
  },
  leadChange: async (call) => {
    const { letter } = letterIn(call)
    const by = visitorIn(call).id
    const { untranslated } = call.request.body
    const refusal = await changeLead(call.services, { letter: letter.id, to: call.request.params.language, by, untranslated })
    return refusal ?? view(call.services, letter.id, by)
  },
}

/** Changes what counts as translated, while versions may change at all, and lets every version know. `false`: there was nothing to change. */
async function declare(
  call: Call<'declarationAdd'> | Call<'declarationWithdraw'>,
  kind: string,
  change: (tx: Transacting, letter: LetterRow) => Promise<unknown>,
): Promise<Refused | null> {
  const { id } = letterIn(call).letter
  const { store, now, newSalt, reader, rooms } = call.services
  const refusal = await store.transaction(async (tx): Promise<Refused | null> => {
    const letter = await letterOf(tx, id)
    if (letter === null) return refused('not-found')
    if (!isWritable('version', letter.stage)) return refused('not-in-this-stage', { stage: letter.stage })
    if ((await change(tx, letter)) === false) return refused('not-found')
    await appendEvent(tx, { letterId: id, kind, payload: {}, salt: newSalt(), actor: visitorIn(call).id, at: now() })
    return null
  })
  if (refusal !== null) return refusal
  rooms.announce(id, 'declarations')
  await reader.refresh(id)
  return null
}

const declarationFrom = (row: DeclarationRow, names: ReadonlyMap<string, string>) => ({
  id: row.id,
  unit: String(row.unit),
  fromDigest: String(row.fromDigest),
  toDigest: String(row.toDigest),
  note: row.note,
  by: { id: row.by, name: names.get(row.by) ?? '' },
  at: row.at,
})
