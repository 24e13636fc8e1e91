import type { RouteResponse } from '@undersigned/api'
import { interfaceLanguageFor, loadFormats } from '@undersigned/i18n'
import type { Language, LetterText } from '@undersigned/letter'
import { fourWords, type PairAction } from '@undersigned/signatures'
import {
  copiesOf,
  type Db,
  type LetterRow,
  latestFrozen,
  recipientsOf,
  roundsOf,
  signatoryCounts,
  snapshotOf,
  versionsOf,
} from '@undersigned/storage'
import type { Services } from '../services.ts'
import { type Differing, letterDifference } from './letter-difference.ts'
import { liveLetter } from './printed.ts'
import { manifestFrom, sealedUnder } from './sealed.ts'
import { prepareSeal } from './sealing.ts'

type DifferenceView = NonNullable<RouteResponse<'requestDifference'>>

interface Asked {
  readonly letter: LetterRow
  readonly action: PairAction
  readonly language: Language
}

/** What exactly a second person would agree to, beside what stood before (rule G89). */
export async function requestDifference(services: Services, asked: Asked): Promise<DifferenceView> {
  const { letter, action } = asked
  const languages = await languagesOf(services.store.db, asked)
  const language = languages.find((each) => each === asked.language) ?? letter.language
  const before = changesText(action) ? await standingBefore(services, { ...asked, language }) : null
  return {
    language,
    languages,
    since: before?.since ?? null,
    differing: before === null ? [] : [...before.differing],
    facts: await factsOf(services, asked, languages),
  }
}

const changesText = (action: PairAction): boolean => action === 'freeze' || action === 'seal'

/** Freezing is about the original; the rest is about every language that is sealed, or would be. */
async function languagesOf(db: Db, { letter, action }: Asked): Promise<Language[]> {
  if (action === 'freeze' || action === 'unfreeze') return [letter.language]
  if (action === 'seal') {
    const versions = await versionsOf(db, letter.id)
    return [letter.language, ...versions.flatMap(({ language, wanted }) => (wanted && language !== letter.language ? [language] : []))]
  }
  const sealed = letter.manifest === null ? null : await sealedUnder(db, letter, letter.manifest, letter.language)
  return [...(sealed?.languages ?? [letter.language])]
}

interface Before {
  readonly since: number
  readonly differing: readonly Differing[]
}

/** The letter as it is now beside its last seal, else beside the text that was frozen or reviewed last; null when there was none. */
async function standingBefore(services: Services, { letter, action, language }: Asked): Promise<Before | null> {
  const { store, reader } = services
  const now = await liveLetter(reader, letter, language)
  if (now === null) return null
  const formats = await loadFormats(interfaceLanguageFor([language]))
  const copies = letter.mode === 'joint' ? [] : await copiesOf(store.db, letter.id)
  const moment = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
  const hours = { softDeadline: moment(letter.softDeadline), hardDeadline: moment(letter.hardDeadline), zone: letter.zone }
  const after = { ...now, copies, hours }
  const sealed = letter.amending === null ? null : await sealedUnder(store.db, letter, letter.amending, language)
  if (sealed !== null) {
    const differing = letterDifference({ ...sealed, hours: manifestFrom(sealed.manifest) }, after, formats)
    return { since: sealed.manifest.at, differing }
  }
  const text = await textBefore(store.db, { letter, action, language })
  if (text === null) return null
  return { since: text.at, differing: letterDifference({ ...after, text: text.text }, after, formats) }
}

/** What was frozen last, or for a letter that is frozen now what organisations were last asked about. */
async function textBefore(db: Db, { letter, action, language }: Asked): Promise<{ readonly text: LetterText; readonly at: number } | null> {
  if (language !== letter.language) return null
  const frozen = action === 'freeze' ? await latestFrozen(db, letter.id, language) : null
  if (frozen !== null) return frozen
  const [round] = await roundsOf(db, letter.id)
  const snapshot = round === undefined ? null : await snapshotOf(db, letter.id, round.snapshotId)
  return round === undefined || snapshot === null ? null : { text: snapshot.text, at: round.openedAt }
}

async function factsOf(services: Services, { letter, action }: Asked, languages: readonly Language[]): Promise<DifferenceView['facts']> {
  const { store, origin } = services
  const [recipients, counts, seal] = await Promise.all([
    recipientsOf(store.db, letter.id),
    signatoryCounts(store.db, letter.id),
    action === 'seal' ? prepareSeal(services, letter) : null,
  ])
  const manifest = seal === null ? letter.manifest : seal.ok ? seal.value.digest : null
  return {
    languages: [...languages],
    recipients: recipients.length,
    signatures: counts.confirmed,
    softDeadline: letter.softDeadline,
    hardDeadline: letter.hardDeadline,
    embargoUntil: letter.embargoUntil,
    words: manifest === null ? [] : [...fourWords(manifest)],
    addresses: action === 'publish' ? languages.map((each) => `${origin}/${each}/${letter.slug}`) : [],
  }
}
