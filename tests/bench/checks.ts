// How many seeded errors the checks find, and how often they speak up on human translations nobody touched.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { digestOfUnit, type Inline, isLanguage, type Language, unitId, wordsDigestOf } from '@undersigned/letter'
import { type CheckName, checkUnit, checkVersion, ERROR_CHECKS, type Finding, type Glossary, type Unit } from '@undersigned/translation'
import { errorSeeders } from '../support/seeds/error-seeds.ts'
import type { Chance, Sample, Seeded, Seeder } from '../support/seeds/seed.ts'
import { warningSeeders } from '../support/seeds/warning-seeds.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
const ORIGINAL = 'en'
const seeders: Readonly<Record<Seedable, Seeder>> = { ...errorSeeders, ...warningSeeders }
const POLICIES: ReadonlySet<string> = new Set(['ccby40', 'contributor-covenant', 'mozilla-moderation'])
const PROMISED = { found: 97, policyNumbers: 3, errors: 2 }

type Seedable = Exclude<CheckName, 'inconsistent' | 'same-target'>

interface Tally {
  paragraphs: number
  numbers: number
  errors: number
  seeded: number
  found: number
}

interface Entry extends Sample {
  readonly document: string
}

/** Digests matter to dismissals alone, and there are none here. */
const anyDigests = { digest: digestOfUnit([]), wordsDigest: wordsDigestOf([]) }
const unitOf = (content: readonly Inline[], role: Unit['role'] = 'body'): Unit => ({
  id: unitId('unit'),
  role,
  content,
  from: null,
  ...anyDigests,
})
const words = (text: string): readonly Inline[] => (text === '' ? [] : [{ type: 'text', text, marks: {} }])

const findings = (
  language: Language,
  source: readonly Inline[],
  target: readonly Inline[],
  more: { readonly glossary?: Glossary; readonly role?: Unit['role'] } = {},
): readonly Finding[] =>
  checkUnit({
    unit: unitOf(source, more.role),
    target,
    sourceLanguage: ORIGINAL,
    targetLanguage: language,
    glossary: more.glossary ?? [],
    dismissals: [],
  })

/** Every run draws the same errors. */
function chanceFrom(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const linesOf = (document: string, language: string): readonly string[] =>
  readFileSync(`${corpus}${document}/${language}.txt`, 'utf8').replace(/\n$/u, '').split('\n')

function entriesOf(document: string): readonly Entry[] {
  if (!existsSync(`${corpus}${document}/${ORIGINAL}.txt`)) return []
  const sources = linesOf(document, ORIGINAL)
  const languages = readdirSync(`${corpus}${document}`)
    .map((file) => file.replace(/\.txt$/u, ''))
    .filter(isLanguage)
    .filter((language) => language !== ORIGINAL)
  return languages.flatMap((language) => {
    const targets = linesOf(document, language)
    const vocabulary = targets.join(' ').match(/(?<![\p{L}\p{N}])\p{Ll}{7,11}(?![\p{L}\p{N}])/gu) ?? ['anything']
    return sources.map((source, at) => ({
      document,
      language,
      source,
      target: targets[at] ?? '',
      stranger: vocabulary[(at * 31) % vocabulary.length] ?? 'anything',
    }))
  })
}

class Tallies {
  readonly #by = new Map<string, Tally>()
  of(name: string): Tally {
    const tally = this.#by.get(name) ?? { paragraphs: 0, numbers: 0, errors: 0, seeded: 0, found: 0 }
    this.#by.set(name, tally)
    return tally
  }
  entries(): readonly (readonly [string, Tally])[] {
    return [...this.#by]
  }
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 100)

function countUntouched(entries: readonly Entry[], tallies: readonly Tallies[], fired: Map<string, number>): void {
  for (const { document, language, source, target } of entries) {
    const found = findings(language, words(source), words(target))
    const genre = POLICIES.has(document) ? 'policy' : 'news'
    for (const tally of [tallies[0]?.of(language), tallies[1]?.of(genre), tallies[1]?.of('all')]) {
      if (tally === undefined) continue
      tally.paragraphs += 1
      if (found.some(({ check }) => check === 'number-mismatch')) tally.numbers += 1
      if (found.some(({ severity }) => severity === 'error')) tally.errors += 1
    }
    for (const check of new Set(found.map((finding) => finding.check))) fired.set(check, (fired.get(check) ?? 0) + 1)
  }
}

/** Whether the check that is to find an error finds it; null where it speaks up without the error too. */
function isFound(check: CheckName, language: Language, { source, target, clean, glossary, role }: Seeded): boolean | null {
  const more = { glossary, ...(role && { role }) }
  if (findings(language, source, clean, more).some((finding) => finding.check === check)) return null
  return findings(language, source, target, more).some((finding) => finding.check === check)
}

/** Every third paragraph is enough for each check; `--all` takes every one. */
const STRIDE = process.argv.includes('--all') ? 1 : 3
const ONLY = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)

function seedAll(entries: readonly Entry[], perLanguage: Tallies, perCheck: Tallies): readonly string[] {
  const missed: string[] = []
  for (const [at, check] of Object.keys(seeders).filter(isCheck).filter(isWanted).entries()) {
    const kind = ERROR_CHECKS.some((error) => error === check) ? 'all errors' : 'all warnings'
    const chosen = entries.filter((entry, index) => (index + at) % STRIDE === 0 && entry.source !== entry.target)
    const chance = chanceFrom((at + 1) * 7919)
    for (const entry of chosen) {
      const seeded = seeders[check](entry, chance)
      if (seeded === null) continue
      const found = isFound(check, entry.language, seeded)
      if (found === null) continue
      for (const tally of [perLanguage.of(entry.language), perCheck.of(check), perCheck.of(kind)]) count(tally, found)
      if (!found) missed.push(`${check} ${entry.language}: ${textOf(seeded.source)} | ${textOf(seeded.target)}`)
    }
  }
  return missed
}

/** The two checks that compare units: in every letter two rows are made to say the same, now on this side, now on that. */
function seedLetters(entries: readonly Entry[], perLanguage: Tallies, perCheck: Tallies): void {
  for (const letter of Map.groupBy(entries, ({ document, language }) => `${document} ${language}`).values()) {
    const chance = chanceFrom(letter.length)
    for (const check of (['inconsistent', 'same-target'] as const).filter(isWanted)) {
      const [one, other] = [Math.floor(chance() * (letter.length - 1)), letter.length - 1]
      const first = letter[one]
      if (first === undefined) continue
      const seeded = letter.map((entry, at) =>
        at !== other ? entry : check === 'inconsistent' ? { ...entry, source: first.source } : { ...entry, target: first.target },
      )
      const found =
        checkLetter(seeded)
          .get(unitId(`u${other}`))
          ?.some((finding) => finding.check === check) ?? false
      for (const tally of [perLanguage.of(first.language), perCheck.of(check), perCheck.of('all warnings')]) count(tally, found)
    }
  }
}

function checkLetter(letter: readonly Entry[]): ReadonlyMap<string, readonly Finding[]> {
  const rows = letter.map(({ source, target }, at) => ({ unit: { ...unitOf(words(source)), id: unitId(`u${at}`) }, target: words(target) }))
  return checkVersion(rows, { sourceLanguage: ORIGINAL, targetLanguage: letter[0]?.language ?? ORIGINAL, glossary: [], dismissals: [] })
}

const isWanted = (check: string): boolean => ONLY === undefined || ONLY === check

function count(tally: Tally, found: boolean): void {
  tally.seeded += 1
  if (found) tally.found += 1
}

const isCheck = (name: string): name is Seedable => name in seeders

const textOf = (content: readonly Inline[]): string =>
  content
    .map((part) => (part.type === 'text' ? part.text : `<${part.type}>`))
    .join('')
    .slice(0, 400)

/** Milliseconds of one processor for one unit, when the language is warm. */
function cost(entries: readonly Entry[]): number {
  const before = process.cpuUsage()
  for (const { language, source, target } of entries) findings(language, words(source), words(target))
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / entries.length) / 1000
}

export async function run(): Promise<object> {
  if (!existsSync(corpus)) return { skipped: `no corpus at ${corpus}: nothing was measured` }
  const entries = readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => entriesOf(name))
  const [perLanguage, perGenre, perCheck] = [new Tallies(), new Tallies(), new Tallies()]
  const fired = new Map<string, number>()
  countUntouched(entries, [perLanguage, perGenre], fired)
  const missed = seedAll(entries, perLanguage, perCheck)
  seedLetters(entries, perLanguage, perCheck)
  for (const [language, tally] of perLanguage.entries())
    console.log(
      JSON.stringify({
        scenario: 'checks',
        language,
        ...shares(tally),
        seeded: tally.seeded,
        foundPercent: share(tally.found, tally.seeded),
      }),
    )
  for (const [check, { seeded, found }] of perCheck.entries())
    console.log(
      JSON.stringify({
        scenario: 'checks',
        check,
        seeded,
        foundPercent: share(found, seeded),
        firedUntouchedPercent: share(fired.get(check) ?? 0, entries.length),
      }),
    )
  if (process.argv.includes('--missed')) for (const line of missed) console.log(line)
  const [errors, warnings] = [perCheck.of('all errors'), perCheck.of('all warnings')]
  return {
    promised: PROMISED,
    errorsFoundPercent: share(errors.found, errors.seeded),
    warningsFoundPercent: share(warnings.found, warnings.seeded),
    untouched: Object.fromEntries(perGenre.entries().map(([genre, tally]) => [genre, shares(tally)])),
    cpuMsPerUnit: cost(entries),
  }
}

const shares = ({ paragraphs, numbers, errors }: Tally): object => ({
  paragraphs,
  numberMismatchPercent: share(numbers, paragraphs),
  anyErrorPercent: share(errors, paragraphs),
})
