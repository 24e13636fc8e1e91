import type { Inline } from '@undersigned/letter'
import { sentencesOf, typographyOf } from '@undersigned/translation'
import { missingTermSeed } from './error-seeds.ts'
import { type Chance, changed, pick, plain, type Sample, type Seeded, type Seeder, WORD, words } from './seed.ts'

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
/** What a translator is warned of; two checks compare units and have no seed of their own. */
export const warningSeeders = {
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
} satisfies Record<string, Seeder>
