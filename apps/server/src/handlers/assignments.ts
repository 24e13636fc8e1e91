import type { Language } from '@undersigned/letter'
import { isWritable } from '@undersigned/signatures'
import {
  appendEvent,
  doneMarksOf,
  type LetterRow,
  letterOf,
  putAssignments,
  removeAssignments,
  rolesOf,
  setDone,
  type Transacting,
  versionsOf,
} from '@undersigned/storage'
import { isOpen, isShareOf } from '@undersigned/translation'
import { type Call, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import { assignmentsIn, type Shares, sharesOf, standingsIn, translatorsOf } from '../letters/shares.ts'

type AssignmentRoutes = 'assignmentsList' | 'assignmentPut' | 'assignmentRemove' | 'donePut'

export const assignmentHandlers: Handlers<AssignmentRoutes> = {
  assignmentsList: async (call) => {
    const { letter } = letterIn(call)
    const { db } = call.services.store
    const me = visitorIn(call).id
    const [shares, versions, marks] = await Promise.all([sharesOf(db, letter), versionsOf(db, letter.id), doneMarksOf(db, letter.id)])
    const { given, roles } = shares
    const nameOf = (id: string) => ({ id, name: roles.find(({ userId }) => userId === id)?.name ?? '' })
    return reply({
      assignments: given.map((row) => ({ language: row.language, unit: row.unit || null, person: nameOf(row.userId), dueAt: row.dueAt })),
      languages: versions.map(({ language }) => {
        const translators = translatorsOf(roles, language)
        const said = marks.filter((mark) => mark.language === language && translators.includes(mark.userId))
        return {
          language,
          people: translators.map(nameOf),
          done: said.map(({ userId, at }) => ({ person: nameOf(userId), at, counts: openFor(shares, language, userId) === 0 })),
          mineOpen: translators.includes(me) ? openFor(shares, language, me) : null,
        }
      }),
    })
  },
  assignmentPut: async (call) => {
    const { account: userId, language } = call.request.params
    const { units, dueAt } = call.request.body
    const by = visitorIn(call).id
    const at = call.services.now()
    return give(call, 'assigned', async (tx, letter) => {
      if (!translatorsOf(await rolesOf(tx, letter.id), language).includes(userId)) return false
      const share = { letterId: letter.id, language, userId }
      const wanted = units.length === 0 ? [''] : [...new Set(units)]
      await putAssignments(
        tx,
        share,
        wanted.map((unit) => ({ ...share, unit, dueAt, by, at })),
      )
      return true
    })
  },
  assignmentRemove: async (call) => {
    const { account: userId, language } = call.request.params
    return give(call, 'assignment-removed', (tx, letter) => removeAssignments(tx, { letterId: letter.id, language, userId }))
  },
  /** Refused while something of one's own is still to be done (rule T119). */
  donePut: async (call) => {
    const { letter } = letterIn(call)
    const { store, now, reader } = call.services
    const { language } = call.request.params
    const userId = visitorIn(call).id
    const share = { letterId: letter.id, language, userId }
    if (!call.request.body.done) {
      await setDone(store.db, share, null)
      return done
    }
    await reader.refresh(letter.id)
    const open = openFor(await sharesOf(store.db, letter), language, userId)
    if (open > 0) return refused('versions-incomplete')
    await setDone(store.db, share, now())
    return done
  },
}

/** How much of a person's share of a language is still to be done. */
function openFor(shares: Shares, language: Language, person: string): number {
  const assignments = assignmentsIn(shares)
  return (standingsIn(shares, language) ?? []).filter(
    ({ unit, state }) => isOpen(state) && isShareOf(assignments, { language, unit, person }),
  ).length
}

/** Changes who has which share, while versions may change at all. `false`: there was nothing to change. */
async function give(
  call: Call<'assignmentPut'> | Call<'assignmentRemove'>,
  kind: string,
  change: (tx: Transacting, letter: LetterRow) => Promise<boolean>,
): Promise<Refused | typeof done> {
  const { store, now, newSalt } = call.services
  const { id } = letterIn(call).letter
  const { language } = call.request.params
  const refusal = await store.transaction(async (tx): Promise<Refused | null> => {
    const letter = await letterOf(tx, id)
    if (letter === null || !(await versionsOf(tx, id)).some((version) => version.language === language)) return refused('not-found')
    if (!isWritable('version', letter.stage)) return refused('not-in-this-stage', { stage: letter.stage })
    if (!(await change(tx, letter))) return refused('not-found')
    await appendEvent(tx, { letterId: id, kind, payload: { language }, salt: newSalt(), actor: visitorIn(call).id, at: now() })
    return null
  })
  return refusal ?? done
}
