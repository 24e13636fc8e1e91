import type { SignatureStanding } from '@undersigned/api'
import { countryCode } from '@undersigned/documents/page'
import {
  accountOf,
  type LetterRow,
  removeUnsigned,
  type SignatoryRow,
  type SuccessionRow,
  signatoriesOf,
  standingFor,
  successionsOf,
} from '@undersigned/storage'
import { type Call, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import { inviteToSign } from '../letters/invite-to-sign.ts'
import { factsOfSigned, placeOf } from '../letters/one-organisation.ts'
import { displayOf } from '../letters/printed.ts'
import { refusedBy } from '../letters/refusals.ts'

type SigningRoutes = 'signaturesList' | 'signInvitationsList' | 'signInvitationCreate' | 'signInvitationRevoke'

export const signingHandlers: Handlers<SigningRoutes> = {
  signaturesList: async (call) => {
    const { letter } = letterIn(call)
    const { db } = call.services.store
    const rows = await signatoriesOf(db, letter.id, ['invited', 'pending', 'confirmed', 'withdrawn'])
    const became = Map.groupBy(await successionsOf(db, letter.id), ({ signature }) => signature)
    return reply({ signatures: rows.flatMap((row) => signatureView(row, letter, became.get(row.id) ?? []) ?? []) })
  },
  signInvitationsList: async (call) => {
    const rows = await signatoriesOf(call.services.store.db, letterIn(call).letter.id, ['invited', 'pending', 'confirmed', 'withdrawn'])
    return reply({ invitations: rows.filter(({ invitedAt }) => invitedAt !== null).map(invitationView) })
  },
  signInvitationCreate: async (call) => {
    const { letter } = letterIn(call)
    const { outbox } = call.services
    if (letter.manifest === null || !['sealed', 'approval', 'sign-on'].includes(letter.stage)) {
      return refused('not-in-this-stage', { stage: letter.stage })
    }
    const limited = await call.services.limits.take('invitationPerAccount', visitorIn(call).id)
    if (limited !== null) return limited
    const row = await invite(call)
    if ('refusal' in row) return row
    outbox.wake()
    return reply(invitationView(row))
  },
  signInvitationRevoke: async (call) => {
    const { letter, invitation } = call.request.params
    const wasThere = await removeUnsigned(call.services.store.db, letter, { id: invitation, state: 'invited' })
    return wasThere ? done : refused('not-found')
  },
}

async function invite(call: Call<'signInvitationCreate'>): Promise<Omit<SignatoryRow, 'position'> | Refused> {
  const { letter } = letterIn(call)
  const { store } = call.services
  const { email, language, ...typed } = call.request.body
  const display = { ...typed, country: countryCode(typed.country, language) ?? typed.country }
  const place = await placeOf(store.db, { letter, display, organisationId: null })
  const standing =
    display.class === 'organisation' ? await standingFor(store.db, { ...place, letterId: letter.id, manifest: letter.manifest }) : null
  if (standing !== null) {
    const { locale: own } = (await accountOf(store.db, visitorIn(call).id)) ?? { locale: null }
    return refusedBy(
      'organisation-signed',
      await factsOfSigned(store.db, { letter, display, organisationId: place.organisationId }, own ?? language),
    )
  }
  const by = visitorIn(call).id
  return store.transaction((tx) => inviteToSign(call.services, tx, { letter, display, email, language, by }))
}

const invitationView = (row: Omit<SignatoryRow, 'position'>) => ({
  id: String(row.id),
  class: row.class,
  name: row.name,
  language: row.language ?? ('en' as const),
  createdAt: row.invitedAt ?? row.createdAt,
  expiresAt: row.inviteExpiresAt ?? row.createdAt,
  usedAt: row.signedAt,
})

function signatureView(row: SignatoryRow, letter: LetterRow, became: readonly SuccessionRow[]) {
  // Whoever signed the changed text stands there with that signature.
  if (row.state === 'named' || became.some(({ successor }) => successor !== null)) return null
  return {
    id: String(row.id),
    display: displayOf(row),
    state: row.state,
    standing: row.state === 'confirmed' ? standingIn(row, letter, became) : null,
    manifest: row.manifest ?? letter.manifest ?? '',
    language: row.language ?? letter.language,
    signedAt: row.signedAt,
    confirmedAt: row.confirmedAt,
  }
}

/** How a signature stands to the manifest in force: by what became of it last (rule G42). */
function standingIn({ manifest, listedAt }: SignatoryRow, letter: LetterRow, became: readonly SuccessionRow[]): SignatureStanding {
  if (manifest === letter.manifest) return listedAt === null ? 'waiting' : 'listed'
  const last = became.at(-1)
  const isInForce = last?.manifest === letter.manifest
  if (last?.state === 'carried' && isInForce) return listedAt === null ? 'waiting' : 'carried'
  if (last?.state === 'asked' && isInForce) return 'asked'
  return last?.state === 'objected' ? 'objected' : 'lapsed'
}
