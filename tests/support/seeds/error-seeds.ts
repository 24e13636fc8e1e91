import { type Inline, type Language, noteId } from '@undersigned/letter'
import type { Concept, TermVariant } from '@undersigned/translation'
import { type Chance, changed, pick, plain, type Sample, type Seeded, type Seeder, WORD, words } from './seed.ts'

/** A number as somebody mistypes it: another digit, two digits changed over, a digit lost or doubled, or all of it gone. */
function mistyped(number: string, chance: Chance): string {
  const at = Math.floor(chance() * number.length)
  const digit = Number(number[at])
  const other = String((digit + 1 + Math.floor(chance() * 8)) % 10)
  const swapped = number.length > 1 && number[0] !== number[1] ? `${number[1]}${number[0]}${number.slice(2)}` : `${number}${other}`
  return pick([number.slice(0, at) + other + number.slice(at + 1), swapped, number + String(digit), `1${number}`], chance) ?? number
}

const numberSeed: Seeder = (sample, chance) =>
  plain(
    sample,
    changed(sample.target, /(?<![\p{L}\d.,/-])\d+(?![\p{L}\d/])/gu, chance, (number) => mistyped(number, chance)),
  )

const note = (id: string): Inline => ({ type: 'note-ref', note: noteId(id) })
const placeholder = (field: 'day' | 'year' | 'other', text = ''): Inline => ({ type: 'placeholder', field, text })

/** Atoms put behind words on both sides, and on the target once more with something wrong. */
function atoms({ source, target }: Sample, both: readonly Inline[], wrong: readonly Inline[]): Seeded {
  const with_ = (text: string, parts: readonly Inline[]): readonly Inline[] => {
    const at = Math.max(1, text.indexOf(' ', text.length / 2))
    const [first, ...rest] = parts
    return [...words(text.slice(0, at)), ...(first === undefined ? [] : [first]), ...words(text.slice(at)), ...rest]
  }
  return { source: with_(source, both), target: with_(target, wrong), clean: with_(target, both), glossary: [] }
}

const footnoteSeed: Seeder = (sample, chance) => {
  const wrong = pick([[note('a')], [note('b')], [note('a'), note('a'), note('b')], [note('a'), note('c')], []], chance) ?? []
  return atoms(sample, [note('a'), note('b')], wrong)
}

const placeholderSeed: Seeder = (sample, chance) => {
  const kind = chance()
  if (kind < 0.5)
    return atoms(
      sample,
      [placeholder('day', 'xx'), placeholder('year')],
      pick([[placeholder('day', 'xx')], [], [placeholder('year'), placeholder('year')]], chance) ?? [],
    )
  const [place, wrong] = pick(
    [
      ['{name}', '{nom}'],
      ['{{deadline}}', ''],
      ['%s', '%d'],
      ['____', ''],
    ] as const,
    chance,
  ) ?? ['{x}', '']
  return {
    source: words(`${sample.source} ${place}`),
    target: words(`${sample.target} ${wrong}`),
    clean: words(`${sample.target} ${place}`),
    glossary: [],
  }
}

const ADDRESSES = [
  'https://www.example.org/reports/2023/summary.html',
  'http://data.example.eu/en/set?id=42',
  'https://example.net/appeal#sign',
  'mailto:office@example.org',
]

const urlSeed: Seeder = ({ source, target }, chance) => {
  const address = pick(ADDRESSES, chance) ?? ''
  const wrong =
    pick(
      [
        address.replace('example', 'exampel'),
        address.replace(/\/[^/]*$/u, '/other'),
        address.replace('.org', '.com').replace('.eu', '.com').replace('.net', '.org'),
        '',
      ],
      chance,
    ) ?? ''
  if (wrong === address) return null
  if (chance() < 0.5)
    return {
      source: words(`${source} ${address}`),
      target: words(`${target} ${wrong}`),
      clean: words(`${target} ${address}`),
      glossary: [],
    }
  const linked = (text: string, link: string): readonly Inline[] =>
    link === ''
      ? words(text)
      : [...words(text.slice(0, 5)), { type: 'text', text: text.slice(5, 15) || 'link', marks: { link } }, ...words(text.slice(15))]
  return { source: linked(source, address), target: linked(target, wrong), clean: linked(target, address), glossary: [] }
}

const variant = (language: Language, text: string, status: TermVariant['status'] = 'preferred'): TermVariant => ({
  language,
  text,
  status,
  note: '',
})
const concept = (variants: readonly TermVariant[], doNotTranslate = false): Concept => ({
  id: 'seeded',
  definition: '',
  doNotTranslate,
  variants,
})

const forbiddenSeed: Seeder = ({ source, target, language, stranger }, chance) => {
  if (target.toLowerCase().includes(stranger.toLowerCase().slice(0, 4))) return null
  const seeded = changed(target, WORD, chance, (word) => `${word} ${stranger}`)
  if (seeded === null) return null
  const glossary = [concept([variant('en', 'term'), variant(language, stranger, 'forbidden'), variant(language, 'xyz')])]
  return { source: words(source), target: words(seeded), clean: words(target), glossary }
}

/** A name that stands on both sides, and is translated, mistyped or dropped. */
const nameSeed: Seeder = ({ source, target, language }, chance) => {
  const names = [...new Set(source.match(/(?<=\p{Ll} )\p{Lu}[\p{L}]{3,}(?: \p{Lu}\p{L}{3,})?/gu) ?? [])].filter(
    (name) => target.split(name).length === 2,
  )
  const name = pick(names, chance)
  if (name === undefined) return null
  const wrong = target.replace(
    name,
    chance() < 0.5 ? '' : (pick([`${name.slice(0, 2)}x${name.slice(3)}`, [...name].reverse().join('')], chance) ?? ''),
  )
  return {
    source: words(source),
    target: words(wrong),
    clean: words(target),
    glossary: [concept([variant('en', name), variant(language, name)], true)],
  }
}

/** A term whose wanted word stands in the target, and is replaced by another. */
export const missingTermSeed: Seeder = ({ source, target, language, stranger }, chance) => {
  const [term, wanted] = [pick(source.match(WORD) ?? [], chance), pick(target.match(WORD) ?? [], chance)]
  if (term === undefined || wanted === undefined || wanted.length < 6 || stranger.toLowerCase().includes(wanted.toLowerCase().slice(0, 4)))
    return null
  const without = target.replaceAll(new RegExp(`(?<![\\p{L}])${wanted.slice(0, 4)}[\\p{L}\\p{M}]*`, 'giu'), stranger)
  if (without.toLowerCase().includes(wanted.toLowerCase().slice(0, 4))) return null
  return {
    source: words(source),
    target: words(without),
    clean: words(target),
    glossary: [concept([variant('en', term), variant(language, wanted)])],
  }
}

const MIDDLE = / (?=\p{L})/gu

function lines(text: string, breaks: number): string[] {
  const spaces = [...text.matchAll(MIDDLE)].map(({ index }) => index)
  if (spaces.length <= breaks) return []
  const cuts = Array.from({ length: breaks }, (_, at) => spaces[Math.floor(((at + 1) * spaces.length) / (breaks + 1))] ?? 0)
  return [0, ...cuts].map((from, at) => text.slice(from, cuts[at] ?? text.length).trim())
}

const broken = (pieces: readonly string[]): readonly Inline[] =>
  pieces.flatMap((piece, at) => [...(at > 0 ? [{ type: 'line-break' as const }] : []), ...words(piece)])

const listSeed: Seeder = ({ source, target }, chance) => {
  const [from, to] = [lines(source, 2), lines(target, 2)]
  if (from.length === 0 || to.length === 0) return null
  const kind = chance()
  const [first = '', second = '', third = ''] = to
  if (kind < 0.4) return { source: broken(from), target: broken([`${first} ${second}`, third]), clean: broken(to), glossary: [] }
  const points = (pieces: readonly string[]): string => pieces.map((piece, at) => `(${'abc'[at]}) ${piece}`).join(' ')
  if (kind < 0.7)
    return { source: words(points(from)), target: words(points([first, `${second} ${third}`])), clean: words(points(to)), glossary: [] }
  const marker = pick(['• ', '- ', '– ', 'a) '], chance) ?? '• '
  return { source: words(source), target: words(marker + target), clean: words(target), glossary: [] }
}

/** A second draft: the same, or with words left out, changed over and replaced as another person would. */
function redrafted(text: string, chance: Chance, stranger: string): string {
  const said = text.split(' ')
  const kept = said.flatMap((word) => {
    const fate = chance()
    return fate < 0.1 ? [] : fate < 0.25 ? [stranger] : [word]
  })
  return kept.join(' ')
}

const draftsSeed: Seeder = (sample, chance) => {
  const second = chance() < 0.4 ? sample.target : redrafted(sample.target, chance, sample.stranger)
  return plain(sample, sample.target + (pick([' ', '', '  '], chance) ?? ' ') + second)
}

/** Errors that keep a unit from "reviewed". */
export const errorSeeders = {
  empty: (sample, chance) => plain(sample, chance() < 0.5 ? '' : ' \u00a0'),
  'source-copied': (sample) => plain(sample, sample.source),
  'footnote-mismatch': footnoteSeed,
  'url-mismatch': urlSeed,
  'number-mismatch': numberSeed,
  'placeholder-mismatch': placeholderSeed,
  'forbidden-term': forbiddenSeed,
  'do-not-translate-missing': nameSeed,
  'list-structure': listSeed,
  'two-drafts': draftsSeed,
} satisfies Record<string, Seeder>
