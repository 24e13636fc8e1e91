import { followsUp } from '@undersigned/signatures'
import {
  appendEvent,
  contactOffersOf,
  followUpOf,
  followUpsOf,
  insertFollowUp,
  type LetterRow,
  letterOf,
  listenersOf,
  namesOf,
  optedInTo,
  organisationsOf,
  putFollowUpText,
  removeFollowUp,
  setContactOffers,
  standingOf,
  type Transacting,
} from '@undersigned/storage'
import { mailServerOf } from '../config.ts'
import { type Call, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import { noteAccessTo } from '../letters/access-log.ts'
import { addressOf } from '../letters/contact.ts'
import { readersOf, sendFollowUp, testFollowUp, whyNotSent } from '../letters/follow-up.ts'
import { refusedBy } from '../letters/refusals.ts'

type FollowUpNames =
  | 'followUpsList'
  | 'followUpAdd'
  | 'followUpRemove'
  | 'followUpTextPut'
  | 'followUpTest'
  | 'followUpSend'
  | 'contactOffersGet'
  | 'contactOffersPut'
  | 'contactsShow'

/** Mails to those who asked for news, and whom signatories agreed to hear from (rules G176 to G179). */
export const followUpHandlers: Handlers<FollowUpNames> = {
  followUpsList: async (call) => {
    const { store, now } = call.services
    const { letter } = letterIn(call)
    const [rows, listeners, standing] = await Promise.all([
      followUpsOf(store.db, letter.id),
      listenersOf(store.db, letter.id),
      standingOf(store.db, letter),
    ])
    const names = await namesOf(
      store.db,
      rows.flatMap(({ sentBy }) => sentBy ?? []),
    )
    const followUps = await Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        createdAt: row.createdAt,
        sentAt: row.sentAt,
        sentBy: row.sentBy === null ? null : { id: row.sentBy, name: names.get(row.sentBy) ?? '' },
        people: row.people,
        texts: [...row.texts],
        readers: row.sentAt === null ? [...readersOf(listeners, row, letter.language)] : [],
        refusal: await whyNotSent(store.db, { letter, followUp: row, people: listeners.length, now: now() }),
      })),
    )
    return reply({ people: listeners.length, followUps, languages: [...new Set([letter.language, ...standing.languages])] })
  },
  followUpAdd: async (call) => {
    const { store, newId, now } = call.services
    const letterId = letterIn(call).letter.id
    const id = newId()
    return store.transaction(async (tx) => {
      const over = await refusedWhenOver(tx, letterId)
      if (over !== null) return over
      await insertFollowUp(tx, { id, letterId, createdBy: visitorIn(call).id, createdAt: now() })
      return reply({ id })
    })
  },
  followUpRemove: async (call) => {
    const isGone = await removeFollowUp(call.services.store.db, letterIn(call).letter.id, call.request.params.followUp)
    return isGone ? done : refused('not-found')
  },
  followUpTextPut: async (call) => {
    const { store, now } = call.services
    const { followUp: id, language } = call.request.params
    const { words } = call.request.body
    return store.transaction(async (tx) => {
      const over = await refusedWhenOver(tx, letterIn(call).letter.id)
      if (over !== null) return over
      const row = await followUpOf(tx, letterIn(call).letter.id, id)
      if (row === null) return refused('not-found')
      if (row.sentAt !== null) return refused('conflict')
      await putFollowUpText(tx, id, { language, words, by: visitorIn(call).id, at: now() })
      return done
    })
  },
  followUpTest: async (call) => {
    const { letter } = letterIn(call)
    if (!followsUp(letter.stage)) return refused('not-in-this-stage', { stage: letter.stage })
    const followUp = await followUpOf(call.services.store.db, letter.id, call.request.params.followUp)
    const { language } = call.request.params
    const { email } = visitorIn(call)
    const isSent = followUp !== null && (await testFollowUp(call.services, { letter, followUp, language, to: email }))
    return isSent ? reply({ mailServer: mailServerOf(call.services.config) }) : refused('not-found')
  },
  followUpSend: async (call) => {
    const by = visitorIn(call).id
    const outcome = await sendFollowUp(call.services, { letter: letterIn(call).letter.id, followUp: call.request.params.followUp, by })
    if (outcome.ok) return reply({ people: outcome.value })
    return outcome.refusal === 'not-found' ? refused('not-found') : refusedBy(outcome.refusal)
  },
  contactOffersGet: async (call) => {
    const { db } = call.services.store
    const { letter } = letterIn(call)
    const [all, asking] = await Promise.all([organisationsOf(db, letter.coalitionId), contactOffersOf(db, letter.id)])
    return reply({ organisations: all.map(({ id, name }) => ({ id, name, asks: asking.some((each) => each.id === id) })) })
  },
  contactOffersPut: async (call) => {
    const { store, now, newSalt } = call.services
    const { letter } = letterIn(call)
    const by = visitorIn(call).id
    const organisations = [...new Set(call.request.body.organisations)]
    return store.transaction(async (tx) => {
      const over = await refusedWhenOver(tx, letter.id)
      if (over !== null) return over
      const known = (await organisationsOf(tx, letter.coalitionId)).map(({ id }) => id)
      if (organisations.some((id) => !known.includes(id))) return refused('not-found')
      await setContactOffers(tx, { letter: letter.id, organisations, by, at: now() })
      const payload = { count: organisations.length }
      await appendEvent(tx, { letterId: letter.id, kind: 'contact-offers-changed', payload, salt: newSalt(), actor: by, at: now() })
      return done
    })
  },
  contactsShow: async (call) => {
    const { store, now, newSalt } = call.services
    const { letter } = letterIn(call)
    const organisations = organisationsSpokenFor(call)
    return store.transaction(async (tx) => {
      const rows = await optedInTo(tx, letter.id, [...organisations.keys()])
      const contacts = rows.flatMap((row) => {
        const address = addressOf(call.services, row)
        const organisation = organisations.get(row.organisationId ?? '')
        if (address === null || organisation === undefined) return []
        const { name, affiliation, country, language, at } = row
        return [{ organisation, name, affiliation, country, address, language, at }]
      })
      const by = visitorIn(call).id
      await noteAccessTo(call.services, tx, { letter, by, what: 'opted-in', signatures: rows.map(({ signature }) => signature) })
      const payload = { count: contacts.length }
      await appendEvent(tx, { letterId: letter.id, kind: 'contacts-shown', payload, salt: newSalt(), actor: visitorIn(call).id, at: now() })
      return reply({ contacts })
    })
  },
}

/** Nobody is left to write to once a letter is archived (rule G197). */
async function refusedWhenOver(tx: Transacting, id: LetterRow['id']): Promise<Refused | null> {
  const stage = (await letterOf(tx, id))?.stage ?? 'archived'
  return followsUp(stage) ? null : refused('not-in-this-stage', { stage })
}

/** The organisations for which an account is a representative here; nobody is shown those of another (rule G178). */
const organisationsSpokenFor = (call: Call<'contactsShow'>): ReadonlyMap<string, string> =>
  new Map(
    letterIn(call).roles.flatMap(({ role, organisation }) =>
      role === 'representative' && organisation !== null ? [[organisation.id, organisation.name] as const] : [],
    ),
  )
