import { type Inline, type Language, noteId } from '@undersigned/letter'
import { type CheckName, type Concept, type Glossary, sentencesOf, type TermVariant, typographyOf } from '@undersigned/translation'

/** A paragraph and its human translation. */
export interface Sample {
  readonly source: string
  readonly target: string
  readonly language: Language
  /** A word of the language from elsewhere in the document. */
  readonly stranger: string
}

/** The same with an error in it that one check has to find. */
export interface Seeded {
  readonly source: readonly Inline[]
  readonly target: readonly Inline[]
  /** What the check would see without the error. */
  readonly clean: readonly Inline[]
  readonly glossary: Glossary
  readonly role?: 'salutation'
}

export type Chance = () => number
/** Puts an error into a sample, or says that this one has no place for it. */
export type Seeder = (sample: Sample, chance: Chance) => Seeded | null

const pick = <T>(values: readonly T[], chance: Chance): T | undefined => values[Math.floor(chance() * values.length)]
const words = (text: string): readonly Inline[] => (text === '' ? [] : [{ type: 'text', text, marks: {} }])

const plain = ({ source, target }: Sample, seeded: string | null, clean = target): Seeded | null =>
  seeded === null || seeded === clean ? null : { source: words(source), target: words(seeded), clean: words(clean), glossary: [] }

/** The text with one match of a pattern replaced. */
function changed(text: string, pattern: RegExp, chance: Chance, change: (found: string) => string): string | null {
  const found = pick([...text.matchAll(pattern)], chance)
  return found === undefined ? null : text.slice(0, found.index) + change(found[0]) + text.slice(found.index + found[0].length)
}

const WORD = /(?<![\p{L}\p{M}\p{N}])\p{L}[\p{L}\p{M}]{3,}(?![\p{L}\p{M}\p{N}’'-])/gu

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
const missingTermSeed: Seeder = ({ source, target, language, stranger }, chance) => {
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

const LONG = 60

const sentenceSeed: Seeder = (sample, chance) => {
  const sentences = sentencesOf(sample.target, sample.language).filter((sentence) => sentence.length > LONG)
  if (sentences.length < 2) return null
  return plain(sample, sample.target.replace(pick(sentences, chance) ?? '', '').trim())
}

const lengthSeed: Seeder = (sample, chance) => {
  if (sample.source.length < LONG * 1.5) return null
  const half = sample.target.slice(0, sample.target.indexOf(' ', sample.target.length * 0.35))
  return plain(sample, chance() < 0.6 ? half : `${sample.target} ${sample.target.split(' ').reverse().join(' ')}`)
}

const marked = (text: string, mark: 'strong' | 'emphasis'): readonly Inline[] => [
  ...words(text.slice(0, 4)),
  { type: 'text', text: text.slice(4, 12), marks: { [mark]: true } },
  ...words(text.slice(12)),
]

const emphasisSeed: Seeder = ({ source, target }, chance) => {
  const mark = chance() < 0.5 ? 'strong' : 'emphasis'
  return source.length < 20 || target.length < 20
    ? null
    : { source: marked(source, mark), target: words(target), clean: marked(target, mark), glossary: [] }
}

const linkSeed: Seeder = ({ source, target }) => {
  if (source.length < 40 || target.length < 40) return null
  const link = { link: 'https://example.org/a' }
  const twice = (text: string): readonly Inline[] => [
    { type: 'text', text: text.slice(0, 8), marks: link },
    ...words(text.slice(8, 16)),
    { type: 'text', text: text.slice(16, 24), marks: link },
    ...words(text.slice(24)),
  ]
  const once: readonly Inline[] = [{ type: 'text', text: target.slice(0, 8), marks: link }, ...words(target.slice(8))]
  return { source: twice(source), target: once, clean: twice(target), glossary: [] }
}

const finalSeed: Seeder = (sample, chance) => {
  if (!/\p{L}{4}\.$/u.test(sample.target) || !/\p{L}{4}\.$/u.test(sample.source)) return null
  return plain(sample, sample.target.slice(0, -1) + (pick(['', '?', '!', ':'], chance) ?? ''))
}

const bracketSeed: Seeder = (sample, chance) =>
  plain(
    sample,
    changed(sample.target, /(?<=\p{L}{2} )\(|(?<=\p{L}{4})\)/gu, chance, () => ''),
  )

function quoted(sample: Sample, chance: Chance, wrong: (open: string, close: string) => readonly [string, string]): Seeded | null {
  const [open, close] = typographyOf(sample.language).quotes
  const word = pick([...sample.target.matchAll(WORD)], chance)
  if (word === undefined) return null
  const around = ([before, after]: readonly [string, string]): string =>
    `${sample.target.slice(0, word.index)}${before}${word[0]}${after}${sample.target.slice(word.index + word[0].length)}`
  const source = sample.source.replace(/(\p{L}{4,})/u, '“$1”')
  return plain({ ...sample, source }, around(wrong(open, close)), around([open, close]))
}

const unquotedSeed: Seeder = (sample, chance) => quoted(sample, chance, (open, close) => (chance() < 0.5 ? [open, ''] : ['', close]))

const styleSeed: Seeder = (sample, chance) => {
  const { quotes, inner, alsoQuotes } = typographyOf(sample.language)
  const known = [quotes, inner, ...alsoQuotes].map(([open, close]) => open.trim() + close.trim())
  const foreign = (
    [
      ['"', '"'],
      ['“', '”'],
      ['„', '“'],
      ['«', '»'],
      ['„', '”'],
    ] as const
  ).filter(([open, close]) => !known.includes(open + close))
  return quoted(sample, chance, () => pick(foreign, chance) ?? ['"', '"'])
}

const holdSeed: Seeder = (sample, chance) => {
  if (sample.language === 'fr')
    return plain(
      sample,
      changed(sample.target, /[\u00a0\u202f](?=[;:!?»])|(?<=«)[\u00a0\u202f]/gu, chance, () => ' '),
    )
  const share = `${sample.target} (5\u00a0€)`
  return plain({ ...sample, source: `${sample.source} (€5)` }, share.replace('5\u00a0€', '5 €'), share)
}

const inside =
  (insert: string): Seeder =>
  (sample, chance) =>
    plain(
      sample,
      changed(sample.target, /(?<=\p{L})(?=\p{L})/gu, chance, () => insert),
    )

const twins: Seeder = (sample, chance) =>
  plain(
    sample,
    changed(sample.target, WORD, chance, (word) => `${word} ${word.toLowerCase()}`),
  )

const alike: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  x: 'х',
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  ο: 'o',
  ν: 'v',
  α: 'a',
}
const scriptSeed: Seeder = (sample, chance) => {
  if (chance() < 0.5)
    return plain(
      sample,
      changed(sample.target, WORD, chance, () => (sample.language === 'bg' ? 'λόγος' : sample.language === 'el' ? 'слово' : 'слово')),
    )
  return plain(
    sample,
    changed(sample.target, /(?<=\p{L}{2})[aeopcxаеорсονα](?=\p{L})/gu, chance, (letter) => alike[letter] ?? 'а'),
  )
}

const untranslatedSeed: Seeder = (sample, chance) => {
  const [from, to] = [sentencesOf(sample.source, 'en'), sentencesOf(sample.target, sample.language)]
  const candidates = from.map((sentence, at) => [sentence, to[at]] as const).filter(([sentence]) => sentence.split(' ').length > 5)
  if (from.length < 2 || from.length !== to.length) return null
  const [sentence, translated] = pick(candidates, chance) ?? []
  return sentence === undefined || translated === undefined ? null : plain(sample, sample.target.replace(translated, sentence))
}

const moneySeed: Seeder = (sample, chance) => {
  const { percent, currency } = typographyOf(sample.language)
  const [money, wrong] = currency === 'before' ? ['€40', '40\u00a0€'] : ['40\u00a0€', currency === 'after' ? '€40' : '$40']
  const share = percent === 'spaced' ? '30\u00a0%' : '30%'
  const source = `${sample.source} (30%, €40)`
  const clean = `${sample.target} (${share}, ${money})`
  return plain(
    { ...sample, source },
    clean.replace(
      ...(pick(
        [
          [money, wrong],
          [share, '30'],
          [money, money.replace('€', '$')],
        ] as const,
        chance,
      ) ?? ['', '']),
    ),
    clean,
  )
}

const dateSeed: Seeder = (sample, chance) => {
  const { example, capital, dayDot, order } = typographyOf(sample.language).date
  const source = `${sample.source} (24 October 2020)`
  const clean = `${sample.target} (${example})`
  const cased = (date: string): string =>
    date.replace(/(?<=[\s\d])\p{L}{4,}/u, (month) => (capital ? month.toLowerCase() : month.charAt(0).toUpperCase() + month.slice(1)))
  const wrong =
    pick(
      [
        '10/24/2020',
        ...(sample.language === 'en' ? [] : ['24 October 2020']),
        ...(order === 'dmy' && sample.language !== 'ga' && sample.language !== 'mt'
          ? [cased(example), dayDot ? example.replace('24.', '24') : example.replace('24', '24.')]
          : []),
      ],
      chance,
    ) ?? ''
  return plain({ ...sample, source }, `${sample.target} (${wrong})`, clean)
}

const salutationSeed: Seeder = (sample, chance) => {
  const [mark] = typographyOf(sample.language).salutation
  const lines = (last: string, parts: readonly string[]): readonly Inline[] =>
    parts.flatMap((part, at): Inline[] => [...(at > 0 ? [{ type: 'line-break' as const }] : []), ...words(part + last)])
  const [from, to] = [
    ['Dear Minister Novak', 'Dear Director Silva'],
    sample.target
      .split(' ')
      .slice(0, 4)
      .map((word) => word.replace(/\P{L}/gu, '')),
  ]
  const two = [`${to[0] || 'N'} Novak`, `${to[1] || 'S'} Silva`]
  const wrong = chance() < 0.5 ? lines(mark ?? ',', [two.join(' ')]) : lines(chance() < 0.5 ? '' : ';', two)
  return { source: lines(',', from), target: wrong, clean: lines(mark ?? ',', two), glossary: [], role: 'salutation' }
}

/** An error of each kind that a unit can have. Two checks compare units and are seeded by the letter. */
export const seeders: Readonly<Record<Exclude<CheckName, 'inconsistent' | 'same-target'>, Seeder>> = {
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
  'term-missing': missingTermSeed,
  'emphasis-mismatch': emphasisSeed,
  'link-count': linkSeed,
  'final-mark': finalSeed,
  'sentence-count': sentenceSeed,
  'length-ratio': lengthSeed,
  brackets: bracketSeed,
  'quotes-unbalanced': unquotedSeed,
  'quotes-style': styleSeed,
  'no-break-space': holdSeed,
  'double-space': (sample, chance) =>
    plain(
      sample,
      changed(sample.target, / (?=\S)/gu, chance, () => '  '),
    ),
  'edge-space': (sample, chance) => plain(sample, chance() < 0.5 ? ` ${sample.target}` : `${sample.target}\u00a0`),
  'zero-width': (sample, chance) =>
    (pick(['\u200b', '\ufeff', '\u00ad', '\u200e', '\u2060'].map(inside), chance) ?? inside('\u200b'))(sample, chance),
  'control-char': (sample, chance) =>
    (pick(['\u0007', '\t', '\u2028', '\ufffd', '\u0093'].map(inside), chance) ?? inside('\t'))(sample, chance),
  'repeated-word': twins,
  'wrong-script': scriptSeed,
  salutation: salutationSeed,
  'untranslated-sentence': untranslatedSeed,
  'currency-percent': moneySeed,
  'date-form': dateSeed,
}
