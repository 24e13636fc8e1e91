import { accessesTo, consentsOf, eventsNaming, factsOf, letterOf, type SignatoryRow, successionsFrom } from '@undersigned/storage'
import { addressOf } from '../letters/contact.ts'
import { displayOf } from '../letters/printed.ts'
import { receiptOf } from '../log/letter-log.ts'
import type { Services } from '../services.ts'
import { type Self, selfBy } from './self.ts'

type Parts = Pick<Services, 'store' | 'keys' | 'now'>

/** Everything that is kept of whoever holds the link, as JSON; null where it leads to nobody (rule G125). */
export async function exportSelf(parts: Parts, token: string): Promise<string | null> {
  const self = await selfBy(parts.store.db, token)
  return self === null ? null : `${JSON.stringify(await exportOf(parts, self), null, 2)}\n`
}

async function exportOf(parts: Parts, { own, elsewhere }: Self) {
  return {
    format: 'undersigned-my-data-1',
    at: moment(parts.now()),
    signatures: await Promise.all([...own, ...elsewhere].map((row) => signatureIn(parts, row))),
  }
}

const moment = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** One signature, or an invitation to sign, with what became of it. */
export async function signatureIn(parts: Parts, row: SignatoryRow) {
  const { db } = parts.store
  const [letter, became, events, facts, consents, accesses, receipt] = await Promise.all([
    letterOf(db, row.letterId),
    successionsFrom(db, row.id),
    eventsNaming(db, row.letterId, row.id),
    factsOf(db, row.id),
    consentsOf(db, [row.id]),
    accessesTo(db, row.id),
    receiptOf(parts.keys, db, { letter: row.letterId, signature: row.id }),
  ])
  return {
    letter: { id: row.letterId, title: letter?.title ?? '' },
    id: row.id,
    address: addressOf(parts, row),
    printed: displayOf(row),
    further: { acronym: row.acronym, names: row.names, domain: row.domain, registerNumber: row.registerNumber },
    state: row.state,
    listed: row.listedAt !== null,
    readIn: row.language,
    manifest: row.manifest,
    invitedAt: moment(row.invitedAt),
    signedAt: moment(row.signedAt),
    confirmedAt: moment(row.confirmedAt),
    withdrawnAt: moment(row.withdrawnAt),
    amendments: became.map(({ previous, manifest, state, at, dueAt }) => ({
      previous,
      manifest,
      state,
      at: moment(at),
      until: moment(dueAt),
    })),
    authority: facts.map(({ kind, state, detail, at }) => ({ kind, state, detail, at: moment(at) })),
    agreed: consents.map(({ purpose, organisation, text, wording, language, at, withdrawnAt }) => ({
      ...{ purpose, organisation, words: text, wording, language },
      at: moment(at),
      withdrawnAt: moment(withdrawnAt),
    })),
    history: events.map(({ kind, at, payload }) => ({ kind, at: moment(at), payload: payload === null ? null : JSON.parse(payload) })),
    shownTo: accesses.map(({ what, at }) => ({ what, at: moment(at) })),
    receipt,
  }
}
