import { appendEvent, partnersOf, setPartners } from '@undersigned/storage'
import { done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'

/** The sites that may show a letter's box in a frame (rule G166). */
export const partnersHandlers: Handlers<'partnersGet' | 'partnersPut'> = {
  partnersGet: async (call) => reply({ sites: [...(await partnersOf(call.services.store.db, letterIn(call).letter.id))] }),
  partnersPut: async (call) => {
    const { id } = letterIn(call).letter
    const { store, now, newSalt } = call.services
    const sites = [...new Set(call.request.body.sites)]
    const by = visitorIn(call).id
    await store.transaction(async (tx) => {
      await setPartners(tx, { letter: id, sites, by, at: now() })
      await appendEvent(tx, {
        letterId: id,
        kind: 'settings-changed',
        payload: { partners: sites.length },
        salt: newSalt(),
        actor: by,
        at: now(),
      })
    })
    return done
  },
}
