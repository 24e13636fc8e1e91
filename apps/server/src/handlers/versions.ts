import { type Language, unitDigest, unitId } from '@undersigned/letter'
import { isWritable } from '@undersigned/signatures'
import {
  addReview,
  addVersion,
  appendEvent,
  type Db,
  type LetterRow,
  letterOf,
  namesOf,
  type ReviewRow,
  removeVersion,
  reviewsOf,
  setWantedVersions,
  type Transacting,
  unitCountsOf,
  versionsOf,
} from '@undersigned/storage'
import { roomId } from '@undersigned/sync'
import { mayReview } from '@undersigned/translation'
import { done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import { openErrors } from '../letters/open-errors.ts'
import { versionView } from '../letters/view.ts'
import { learn } from '../memory/learn.ts'
import type { Services } from '../services.ts'

type VersionRoutes = 'versionsList' | 'versionAdd' | 'versionRemove' | 'versionsWanted' | 'reviewsList' | 'reviewPut'

export const versionHandlers: Handlers<VersionRoutes> = {
  versionsList: async (call) => reply({ versions: await views(call.services, letterIn(call).letter) }),
  versionAdd: async (call) => {
    const { letter } = letterIn(call)
    const { store, now, newSalt, reader } = call.services
    const { language } = call.request.body
    const by = visitorIn(call).id
    const refusal = await store.transaction(async (tx): Promise<Refused | null> => {
      if (language === letter.language || (await hasVersion(tx, letter, language))) return refused('conflict')
      const closed = await closedTo(tx, letter)
      if (closed !== null) return closed
      await addVersion(tx, { letterId: letter.id, language, by, at: now() })
      await appendEvent(tx, { letterId: letter.id, kind: 'version-added', payload: { language }, salt: newSalt(), actor: by, at: now() })
      return null
    })
    if (refusal !== null) return refusal
    await reader.refresh(letter.id)
    const made = (await views(call.services, letter)).find((version) => version.language === language)
    return made === undefined ? refused('not-found') : reply(made)
  },
  versionRemove: async (call) => {
    const { letter } = letterIn(call)
    const { store, now, newSalt, rooms } = call.services
    const { language } = call.request.params
    const refusal = await store.transaction(async (tx): Promise<Refused | null> => {
      if (!(await hasVersion(tx, letter, language))) return refused('not-found')
      const closed = await closedTo(tx, letter)
      if (closed !== null) return closed
      await removeVersion(tx, { letterId: letter.id, language, at: now() })
      const actor = visitorIn(call).id
      await appendEvent(tx, { letterId: letter.id, kind: 'version-removed', payload: { language }, salt: newSalt(), actor, at: now() })
      return null
    })
    if (refusal !== null) return refusal
    // Whoever is still in its room would go on writing into it, through a seal too.
    rooms.recheck(letter.id)
    return done
  },
  /** What would be sealed is another thing then, so a request that is open for it lapses (rule T115). */
  versionsWanted: async (call) => {
    const { letter } = letterIn(call)
    const { store, now, newSalt } = call.services
    const { languages } = call.request.body
    const refusal = await store.transaction(async (tx): Promise<Refused | null> => {
      const closed = await closedTo(tx, letter)
      if (closed !== null) return closed
      const known = (await versionsOf(tx, letter.id)).map(({ language }) => language)
      if (languages.some((language) => !known.includes(language))) return refused('not-found')
      await setWantedVersions(tx, letter.id, languages)
      const payload = { languages: [...languages].sort().join(' ') }
      const actor = visitorIn(call).id
      await appendEvent(tx, { letterId: letter.id, kind: 'versions-wanted', payload, salt: newSalt(), actor, at: now() })
      return null
    })
    return refusal ?? reply({ versions: await views(call.services, letter) })
  },
  reviewsList: async (call) => {
    const { db } = call.services.store
    const rows = await reviewsOf(db, letterIn(call).letter.id, call.request.params.language)
    const names = await namesOf(
      db,
      rows.map(({ by }) => by),
    )
    return reply({ reviews: rows.map((row) => reviewFrom(row, names)) })
  },
  /** Takes a verdict on exactly the two texts that stand there now, never on one's own work (rule T9), and none of "reviewed" over an open error (rule T120). */
  reviewPut: async (call) => {
    const { letter } = letterIn(call)
    const { store, reader, rooms, newId, now } = call.services
    const { language, unit } = call.request.params
    const { verdict, reason, sourceDigest, targetDigest } = call.request.body
    if (!isWritable('version', letter.stage)) return refused('not-in-this-stage', { stage: letter.stage })
    const reading = await reader.read(letter.id, [language])
    const row = reading.versions[0]?.units.find((each) => each.unit === unit)
    if (row === undefined || row.state === 'missing') return refused('not-found')
    if (row.sourceDigest !== sourceDigest || row.targetDigest !== targetDigest) return refused('unit-moved-on')
    const by = visitorIn(call)
    if (!mayReview(by.id, row.writer)) return refused('own-work')
    if (verdict === 'returned' && reason.trim() === '') return refused('malformed', { field: 'reason' })
    const open = verdict === 'reviewed' ? await openErrors(call.services, { letter, language, unit: unitId(unit) }) : null
    if (open !== null && open.checks.length > 0) return refused('checks-open', { checks: open.checks.join(' '), count: open.checks.length })
    const review: ReviewRow = {
      id: newId(),
      letterId: letter.id,
      language,
      unit: unitId(unit),
      sourceDigest: unitDigest(sourceDigest),
      targetDigest: unitDigest(targetDigest),
      verdict,
      reason: reason.trim(),
      by: by.id,
      at: now(),
    }
    await store.transaction(async (tx) => {
      await addReview(tx, review)
      await learn(tx, reading, review)
    })
    rooms.notify(roomId({ letter: letter.id, part: language }), 'reviews')
    await reader.refresh(letter.id)
    return reply(reviewFrom(review, new Map([[by.id, by.name]])))
  },
}

const hasVersion = async (db: Db, letter: LetterRow, language: Language): Promise<boolean> =>
  (await versionsOf(db, letter.id)).some((version) => version.language === language)

/** Why versions may not come or go in the stage the letter is in now; asked in the transaction that adds or removes. */
async function closedTo(tx: Transacting, { id }: LetterRow): Promise<Refused | null> {
  const stage = (await letterOf(tx, id))?.stage ?? 'archived'
  return isWritable('version', stage) ? null : refused('not-in-this-stage', { stage })
}

async function views({ store }: Services, letter: LetterRow) {
  const [versions, states] = await Promise.all([versionsOf(store.db, letter.id), unitCountsOf(store.db, letter.id)])
  const names = await namesOf(
    store.db,
    versions.flatMap(({ addedBy }) => addedBy ?? []),
  )
  return versions.map((version) => versionView(version, { letter, states, names }))
}

const reviewFrom = (row: ReviewRow, names: ReadonlyMap<string, string>) => ({
  unit: String(row.unit),
  language: row.language,
  sourceDigest: String(row.sourceDigest),
  targetDigest: String(row.targetDigest),
  by: { id: row.by, name: names.get(row.by) ?? '' },
  at: row.at,
  verdict: row.verdict,
  reason: row.reason,
})
