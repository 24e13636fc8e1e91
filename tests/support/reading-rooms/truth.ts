import { readVersion } from '@undersigned/collab'
import { type Language, unitDigest, unitId } from '@undersigned/letter'
import {
  checkUnit,
  type Finding,
  followingOf,
  type Orphan,
  orphans,
  pair,
  type Review,
  type Row,
  type Unit,
  type VersionContent,
} from '@undersigned/translation'
import { asked } from '../browser-demo.ts'
import { type People, type TheLetter, VERSIONS } from './people.ts'
import { enterRoom, forSome } from './rooms.ts'
import { unitsNow } from './translate.ts'

/** How a letter stands, from the documents themselves and the verdicts, and from nothing the server made of them. */
export interface Truth {
  readonly units: readonly Unit[]
  readonly versions: ReadonlyMap<Language, VersionTruth>
}

interface VersionTruth {
  readonly rows: readonly Row[]
  readonly lost: readonly Orphan[]
  readonly words: VersionContent
  /** One letter a unit: missing, covered, draft, translated, reviewed, stale. */
  readonly states: string
  /** What the checks say, unit by unit. */
  readonly findings: readonly (readonly Finding[])[]
}

export async function truthOf(people: People, letter: TheLetter): Promise<Truth> {
  const units = await unitsNow(people, letter)
  const versions = await forSome(VERSIONS, async (language) => [language, await versionTruth(people, { letter, language, units })] as const)
  return { units, versions: new Map(versions) }
}

interface Asked {
  readonly letter: TheLetter
  readonly language: Language
  readonly units: readonly Unit[]
}

async function versionTruth({ site, ana }: People, { letter, language, units }: Asked): Promise<VersionTruth> {
  const guest = await enterRoom(site, ana, `letter/${letter.id}/${language}`)
  const words = readVersion(guest.doc)
  guest.leave()
  const { reviews } = await asked(ana, 'reviewsList', { params: { letter: letter.id, language } })
  const verdicts = reviews.map(
    ({ unit, sourceDigest, targetDigest, verdict, reason, by, at }): Review => ({
      unit: unitId(unit),
      language,
      sourceDigest: unitDigest(sourceDigest),
      targetDigest: unitDigest(targetDigest),
      verdict: verdict === 'reviewed' ? 'accepted' : 'rejected',
      reason,
      by: by.id,
      at,
    }),
  )
  const [rows, lost] = [pair(units, words, verdicts), orphans(units, words)]
  const { coveredBy } = followingOf(rows, lost)
  const states = rows.map(({ unit, state }) => (coveredBy.has(unit.id) ? 'c' : LETTERS[state])).join('')
  return { rows, lost, words, states, findings: rows.map((row) => findingsOf(row, rows, language)) }
}

const LETTERS = { missing: 'm', draft: 'd', translated: 't', reviewed: 'r', stale: 's' } as const

const findingsOf = ({ unit, target }: Row, rows: readonly Row[], targetLanguage: Language): readonly Finding[] =>
  checkUnit({
    unit,
    target,
    sourceLanguage: 'en',
    targetLanguage,
    glossary: [],
    dismissals: [],
    others: rows.filter((row) => row.unit !== unit),
  })

/** What the map has to show of a version: its states, and the errors of what is neither missing nor reviewed. */
const cellsOf = ({ rows, states, findings }: VersionTruth): string => {
  const errors = rows.flatMap(({ state }, at) => {
    const found = state === 'missing' || state === 'reviewed' ? [] : (findings[at] ?? [])
    const checks = new Set(found.filter(({ severity }) => severity === 'error').map(({ check }) => check))
    return checks.size === 0 ? [] : [`${at}: ${[...checks].join(' ')}`]
  })
  return [states, ...errors].join(', ')
}

/** The same as the server's map has it. */
export async function mapOf({ ana }: People, { id }: TheLetter): Promise<Readonly<Record<string, string>>> {
  const { map } = await asked(ana, 'mapGet', { params: { letter: id } })
  return Object.fromEntries(
    (map?.languages ?? []).map(({ language, states, errors }) => [
      language,
      [states, ...errors.map(({ at, checks }) => `${at}: ${checks.join(' ')}`)].join(', '),
    ]),
  )
}

export const cellsIn = ({ versions }: Truth): Readonly<Record<string, string>> =>
  Object.fromEntries([...versions].map(([language, version]) => [language, cellsOf(version)]))
