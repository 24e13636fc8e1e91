import type { RouteResponse } from '@undersigned/api'
import { interfaceLanguageFor, loadFormats } from '@undersigned/i18n'
import type { Language } from '@undersigned/letter'
import type { Manifest } from '@undersigned/signatures'
import {
  type AmendmentRow,
  amendmentOf,
  appendEvent,
  copiesOf,
  type LetterRow,
  letterOf,
  setAmendment,
  signatoryCounts,
  successionsOf,
} from '@undersigned/storage'
import { type Call, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import { letterDifference } from '../letters/letter-difference.ts'
import { liveLetter } from '../letters/printed.ts'
import { manifestFrom, manifestInForce, sealedLetter } from '../letters/sealed.ts'
import { prepareSeal } from '../letters/sealing.ts'
import type { Services } from '../services.ts'

type Open = NonNullable<RouteResponse<'amendmentGet'>['open']>
type Outcome = NonNullable<RouteResponse<'amendmentGet'>['outcome']>

/** A sealed letter that is changed: what is different, what it shall be closed as, and what became of the signatures. */
export const amendmentHandlers: Handlers<'amendmentGet' | 'amendmentPut'> = {
  amendmentGet: async (call) => {
    const { letter } = letterIn(call)
    const { services } = call
    const amendment = await amendmentOf(services.store.db, letter.id, letter.amending)
    if (amendment === null) return reply({ open: null, outcome: await outcomeOf(services, letter) })
    return reply({
      open: await openOf(services, { letter, amendment, language: call.request.query.language ?? letter.language }),
      outcome: null,
    })
  },
  amendmentPut: async (call) => (await choose(call)) ?? done,
}

async function choose(call: Call<'amendmentPut'>): Promise<Refused | null> {
  const { id } = letterIn(call).letter
  const { store, now, newSalt } = call.services
  const { change, days } = call.request.body
  return store.transaction(async (tx): Promise<Refused | null> => {
    const letter = await letterOf(tx, id)
    if (letter === null) return refused('not-found')
    const { amending } = letter
    const isSet = amending !== null && (await setAmendment(tx, { letterId: id, manifest: amending }, { change, days }))
    if (!isSet) return refused('not-in-this-stage', { stage: letter.stage })
    const payload = { change, days }
    await appendEvent(tx, { letterId: id, kind: 'amendment-chosen', payload, salt: newSalt(), actor: visitorIn(call).id, at: now() })
    return null
  })
}

interface Opened {
  readonly letter: LetterRow
  readonly amendment: AmendmentRow
  readonly language: Language
}

async function openOf(services: Services, { letter, amendment, language: wished }: Opened): Promise<Open> {
  const { db } = services.store
  const row = await manifestInForce(db, letter)
  const before = row === null ? null : manifestFrom(row)
  const languages = before === null ? [] : [before.original, ...before.versions].map(({ language }) => language)
  const language = languages.find((each) => each === wished) ?? letter.language
  // As if it were closed as substance, which is always enough: a smaller choice may be too small, and what is different shows why.
  const prepared = await prepareSeal(services, letter, { change: 'substance' })
  return {
    change: amendment.change,
    days: amendment.days,
    least: prepared.ok ? (prepared.value.changed?.least ?? null) : null,
    reasons: prepared.ok ? [...(prepared.value.changed?.reasons ?? [])] : [],
    language,
    languages,
    differing: before === null ? [] : await differingNow(services, { letter, before, language }),
    listed: (await signatoryCounts(db, letter.id)).confirmed,
  }
}

interface Now {
  readonly letter: LetterRow
  readonly before: Manifest
  readonly language: Language
}

/** The sealed letter beside what stands in the rooms and rows now. */
async function differingNow(services: Services, { letter, before, language }: Now): Promise<Open['differing']> {
  const { store, reader } = services
  const [sealed, formats] = await Promise.all([sealedLetter(store.db, letter, language), loadFormats(interfaceLanguageFor([language]))])
  const now = await liveLetter(reader, letter, language)
  if (sealed === null || now === null) return []
  const copies = letter.mode === 'joint' ? [] : await copiesOf(store.db, letter.id)
  const moment = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
  const hours = { softDeadline: moment(letter.softDeadline), hardDeadline: moment(letter.hardDeadline), zone: letter.zone }
  return [...letterDifference({ ...sealed, hours: before }, { ...now, copies, hours }, formats)]
}

/** Of the change by which the manifest in force came; null where there was none that touched a signature. */
async function outcomeOf({ store }: Services, letter: LetterRow): Promise<Outcome | null> {
  const row = await manifestInForce(store.db, letter)
  const change = row === null ? 'first' : manifestFrom(row).change
  if (row === null || change === 'first') return null
  const rows = await successionsOf(store.db, letter.id, row.digest)
  const count = (wanted: string): number => rows.filter(({ state }) => state === wanted).length
  return {
    change,
    carried: count('carried'),
    objected: count('objected'),
    asked: count('asked'),
    confirmed: count('confirmed'),
    lapsed: count('lapsed'),
    dueAt: rows.find(({ state }) => state === 'asked')?.dueAt ?? null,
  }
}
