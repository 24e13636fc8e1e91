import type { RouteResponse } from '@undersigned/api'
import { mayManage } from '@undersigned/signatures'
import { appendEvent, changeLetter, letterOf, rolesOf, setDeskKeeper, signatoriesOf } from '@undersigned/storage'
import { type Call, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { dataHeaders } from '../http/headers.ts'
import { type Refused, refused } from '../http/problem.ts'
import { noteAccess } from '../letters/access-log.ts'
import { decideOnDesk, undoOnDesk } from '../letters/desk-decide.ts'
import { lookThroughPasted, type Pasted, takePasted } from '../letters/desk-pasted.ts'
import { deskView } from '../letters/desk-view.ts'
import { signatoriesAsCsv } from '../letters/list-file.ts'
import { relistWaiting } from '../letters/relist.ts'

type DeskRoutes = 'deskGet' | 'deskDecide' | 'deskUndo' | 'deskKeeperPut' | 'listingPut' | 'pastedList' | 'signatoriesFile'

export const signOnDeskHandlers: Handlers<DeskRoutes> = {
  deskGet: async (call) => {
    const { letter, membership } = letterIn(call)
    const view = await deskView(call.services, letter, { mayName: mayManage(membership) })
    const shown = { letter, by: visitorIn(call).id }
    const { db } = call.services.store
    const hosts = view.items.flatMap(({ signature, other }) => [signature, other]).filter((entry) => (entry?.mailHost ?? '') !== '')
    await noteAccess(call.services, db, { ...shown, what: 'mail-hosts', count: hosts.length })
    const reporters = view.items.filter(({ report }) => (report?.email ?? '') !== '')
    await noteAccess(call.services, db, { ...shown, what: 'reports', count: reporters.length })
    return reply(view)
  },
  deskDecide: async (call) => {
    const { letter } = letterIn(call)
    const outcome = await decideOnDesk(call.services, { ...call.request.body, letter: letter.id, by: visitorIn(call).id })
    return outcome.ok ? reply({ decision: outcome.value.id }) : outcome
  },
  deskUndo: async (call) => {
    const wish = { letter: letterIn(call).letter.id, id: call.request.params.decision, by: visitorIn(call).id }
    return (await undoOnDesk(call.services, wish)) ?? done
  },
  deskKeeperPut: async (call) => {
    const { letter } = letterIn(call)
    const { store, now, newSalt } = call.services
    const { account } = call.request.params
    const isNamed = call.request.body.named
    const [by, at] = [visitorIn(call).id, now()]
    const refusal = await store.transaction(async (tx): Promise<Refused | null> => {
      const isReviewer = (await rolesOf(tx, letter.id)).some(({ userId, role }) => userId === account && role === 'reviewer')
      if (isNamed && !isReviewer) return refused('not-found')
      await setDeskKeeper(tx, { letter: letter.id, userId: account, isNamed, by, at })
      const kind = isNamed ? 'desk-keeper-named' : 'desk-keeper-removed'
      await appendEvent(tx, { letterId: letter.id, kind, payload: {}, salt: newSalt(), actor: by, at })
      return null
    })
    return refusal ?? done
  },
  /** "Pause listing, keep accepting": whoever waited is listed when it goes on (rule G118). */
  listingPut: async (call) => {
    const { store, now, newSalt, outbox } = call.services
    const { id } = letterIn(call).letter
    const { paused } = call.request.body
    const answer = await store.transaction(async (tx) => {
      const letter = await letterOf(tx, id)
      if (letter === null) return refused('not-found')
      if ((letter.listingPausedAt !== null) === paused) return reply({ pausedAt: letter.listingPausedAt })
      const pausedAt = paused ? now() : null
      await changeLetter(tx, id, { listingPausedAt: pausedAt })
      if (!paused) await relistWaiting(call.services, tx, id)
      const kind = paused ? 'listing-paused' : 'listing-resumed'
      await appendEvent(tx, { letterId: id, kind, payload: {}, salt: newSalt(), actor: visitorIn(call).id, at: now() })
      return reply({ pausedAt })
    })
    outbox.wake()
    return answer
  },
  pastedList: async (call) => {
    const { letter } = letterIn(call)
    const { file, services, request } = call
    if (file === null) return refused('malformed', { field: 'file' })
    const pasted = await pastedIn(request.body, file)
    if (request.body.apply === 'no') return answered(await lookThroughPasted(services, services.store.db, { letter, pasted }))
    const by = visitorIn(call).id
    const limited = await services.limits.take('listPerAccount', by)
    if (limited !== null) return limited
    return answered(await takePasted(services, { letter: letter.id, pasted, language: request.body.language ?? letter.language, by }))
  },
  /** The list as a file; that somebody took it is written down (rule G122). */
  signatoriesFile: async (call) => {
    const { letter } = letterIn(call)
    const { store, now, newSalt } = call.services
    const rows = await signatoriesOf(store.db, letter.id, ['named', 'invited', 'pending', 'confirmed', 'withdrawn'])
    const bytes = await signatoriesAsCsv(rows)
    await store.transaction(async (tx) => {
      const by = visitorIn(call).id
      await appendEvent(tx, { letterId: letter.id, kind: 'list-taken-out', payload: {}, salt: newSalt(), actor: by, at: now() })
      await noteAccess(call.services, tx, { letter, by, what: 'list', count: rows.length })
    })
    const headers = {
      ...dataHeaders,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="signatories.csv"',
    }
    return new Response(new Uint8Array(bytes), { headers: { ...headers, 'cache-control': 'no-store' } })
  },
}

const answered = (view: RouteResponse<'pastedList'> | Refused) => ('refusal' in view ? view : reply(view))

async function pastedIn(body: Call<'pastedList'>['request']['body'], file: File): Promise<Pasted> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const hasHeadings = body.headings === '' ? null : body.headings === 'yes'
  return { bytes, class: body.class, columns: body.columns, hasHeadings, fates: body.fates ?? {} }
}
