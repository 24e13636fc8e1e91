import { isOver, listing, signatureId, sortKeyOf } from '@undersigned/signatures'
import { appendEvent, changeLetter, changeSignatory, letterOf, signatoriesOf, signatoryOf } from '@undersigned/storage'
import { done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { refused } from '../http/problem.ts'
import { lookOnDomain } from '../letters/authority.ts'
import { erratumOf } from '../letters/erratum.ts'
import { displayOf } from '../letters/printed.ts'
import { lookedAt } from '../letters/relist.ts'
import { publicClasses } from '../letters/signing-public.ts'

/** Who may sign where, how each signature stands to the list, and in what order it is printed (rules G90 to G103). */
export const signOnHandlers: Handlers<'signOnGet' | 'signOnPut' | 'sortKeyPut' | 'domainLook'> = {
  signOnGet: async (call) => {
    const { letter } = letterIn(call)
    const { services } = call
    const rows = await signatoriesOf(services.store.db, letter.id, ['confirmed'])
    const signatures = []
    for (const row of rows) {
      // Whoever is listed waits for nothing: what speaks for them need not be looked up.
      const decided =
        row.listedAt !== null ? null : listing((await lookedAt(services, services.store.db, { letter, row })).facts, services.now())
      const { class: kind, name, acronym, domain, registerNumber, authority, listedAt, lateAt, heldFor, sortAs } = row
      const waits =
        decided === null || decided.listed ? { waitsFor: [], until: null } : { waitsFor: [...decided.waitsFor], until: decided.until }
      const guessed = sortKeyOf({ display: displayOf(row) }, letter.language)
      signatures.push({
        id: String(row.id),
        class: kind,
        name,
        acronym,
        domain,
        registerNumber,
        authority,
        listedAt,
        lateAt,
        heldFor,
        ...waits,
        sortAs,
        guessed,
      })
    }
    const errata = await erratumOf(services.store.db, letter)
    return reply({ signOn: letter.signOn, publicClasses: [...publicClasses(letter)], signatures, errata: [...errata] })
  },
  signOnPut: async (call) => {
    const { letter } = letterIn(call)
    const { store, now, newSalt } = call.services
    const { signOn, publicClasses: classes } = call.request.body
    return store.transaction(async (tx) => {
      const stage = (await letterOf(tx, letter.id))?.stage ?? 'archived'
      if (isOver(stage)) return refused('not-in-this-stage', { stage })
      await changeLetter(tx, letter.id, { signOn, publicClasses: JSON.stringify([...new Set(classes)]), updatedAt: now() })
      const payload = { fields: 'signOn, publicClasses', signOn, classes: classes.join(', ') }
      await appendEvent(tx, {
        letterId: letter.id,
        kind: 'settings-changed',
        payload,
        salt: newSalt(),
        actor: visitorIn(call).id,
        at: now(),
      })
      return done
    })
  },
  sortKeyPut: async (call) => {
    const { letter } = letterIn(call)
    const { store, now, newSalt } = call.services
    const { sortAs } = call.request.body
    return store.transaction(async (tx) => {
      const row = await signatoryOf(tx, letter.id, signatureId(call.request.params.signature))
      if (row === null) return refused('not-found')
      await changeSignatory(tx, row.id, { sortAs })
      const payload = { name: row.name, sortAs }
      await appendEvent(tx, {
        letterId: letter.id,
        kind: 'sort-key-changed',
        payload,
        salt: newSalt(),
        actor: visitorIn(call).id,
        at: now(),
      })
      return done
    })
  },
  domainLook: async (call) => {
    const { letter } = letterIn(call)
    const row = await signatoryOf(call.services.store.db, letter.id, signatureId(call.request.params.signature))
    if (row === null || row.state !== 'confirmed') return refused('not-found')
    return reply({ found: await lookOnDomain(call.services, row) })
  },
}
