// npm run -s words -- missing CODE | fill CODE FILE.json | check CODE | same CODE KEY…: the public words of one language.
import { readFileSync, writeFileSync } from 'node:fs'
import {
  catalogueFaults,
  examplesOf,
  faultsOf,
  flattened,
  isPlural,
  neededKeys,
  sameIn,
  type Words,
} from '../packages/i18n/src/testing/catalogue-faults.ts'
import { isLanguage } from '../packages/letter/src/languages.ts'

const messages = new URL('../packages/i18n/src/messages/', import.meta.url)
const sameFile = new URL('../packages/i18n/src/testing/same-as-english.json', import.meta.url)

const read = (file: string | URL): Record<string, never> => JSON.parse(readFileSync(file, 'utf8'))
const wordsOf = (language: string): Words => flattened(read(new URL(`${language}.json`, messages)))
const print = (value: unknown): void => console.log(JSON.stringify(value, null, 2))

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}

const [order, code, ...rest] = process.argv.slice(2)
if (!isLanguage(code) || code === 'en')
  fail('npm run -s words -- missing|check CODE, fill CODE FILE.json, same CODE KEY…, with one of 23 languages')
const language = code
const [own, english, french] = [wordsOf(language), wordsOf('en'), wordsOf('fr')]

if (order === 'missing') missing()
else if (order === 'fill') fill(rest[0] ?? fail('which file?'))
else if (order === 'check') check()
else if (order === 'same') same(rest)
else fail(`no such order: ${order}`)

/** What is not translated yet, with the English and the French words; a plural form with the numbers that take it. */
function missing(): void {
  const keys = neededKeys(language, english).filter((key) => !own.has(key))
  const told = (key: string) => ({
    en: sameIn(english, key),
    fr: sameIn(french, key),
    ...(isPlural(key) ? { numbers: examplesOf(language, key) } : {}),
  })
  print(Object.fromEntries(keys.map((key) => [key, told(key)])))
}

/** Takes over what may stand, in the order of the English catalogue, and says of the rest why it may not. */
function fill(file: string): void {
  const needed = neededKeys(language, english)
  const given = Object.entries<unknown>(read(file)).map(([key, words]) => ({ key, words: typeof words === 'string' ? words : '' }))
  const judged = given.map(({ key, words }) => ({
    key,
    words,
    faults: needed.includes(key) ? faultsOf({ language, key, words, english: sameIn(english, key) }) : ['is not asked for'],
  }))
  const taken = new Map([...own, ...judged.filter(({ faults }) => faults.length === 0).map(({ key, words }) => [key, words] as const)])
  if (language !== 'fr') writeFileSync(new URL(`${language}.json`, messages), `${JSON.stringify(nested(needed, taken), null, 2)}\n`)
  else fail('French is written by hand, beside the English')
  for (const { key, faults } of judged) for (const fault of faults) console.error(`NOT TAKEN ${key}: ${fault}`)
  const left = needed.filter((key) => !taken.has(key)).length
  console.error(
    `${language}: ${judged.filter(({ faults }) => faults.length === 0).length} taken, ${left} of ${needed.length} still missing`,
  )
}

interface Nested {
  [name: string]: string | Nested
}

function nested(order: readonly string[], words: Words): Nested {
  const all: Nested = {}
  for (const key of order) {
    const message = words.get(key)
    if (message === undefined) continue
    const path = key.split('.')
    const name = path.pop() ?? ''
    let at = all
    for (const section of path) {
      const below = at[section]
      const next: Nested = typeof below === 'object' ? below : {}
      at[section] = next
      at = next
    }
    at[name] = message
  }
  return all
}

function check(): void {
  const faults = catalogueFaults(language, own, english)
  for (const fault of faults) console.log(fault)
  console.error(`${language}: ${faults.length} faults`)
  process.exit(faults.length === 0 ? 0 : 1)
}

/** Notes that a message is rightly the same as the English one. */
function same(keys: readonly string[]): void {
  const all: Record<string, readonly string[]> = read(sameFile)
  const merged = { ...all, [language]: [...new Set([...(all[language] ?? []), ...keys])].sort() }
  writeFileSync(sameFile, `${JSON.stringify(merged, null, 2)}\n`)
}
