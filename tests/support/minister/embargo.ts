import { LANGUAGES } from '@undersigned/letter'
import { lineIn } from '../reading-rooms/letter.ts'
import { ministers } from './ministers.ts'
import type { Office } from './office.ts'

/** Where a letter can be read by anybody, once it can. */
const publicPaths = ({ letter, slug }: Pick<Office, 'letter' | 'slug'>): readonly string[] => [
  ...LANGUAGES.map((language) => `/${language}/${slug}`),
  ...['manifest.json', 'text.json', 'signatures/1', 'count.json', 'feed.xml', 'feed.json', 'qr.svg', 'embed'].map(
    (file) => `/en/${slug}/${file}`,
  ),
  ...['checkpoint', 'key', 'tile/0/000.p/1', 'tile/entries/000.p/1'].map((file) => `/log/${letter}/${file}`),
]

/** Every line of the letter in every language, and whom it is written to. */
const secrets: readonly string[] = [
  ...LANGUAGES.flatMap((language) => (['subject', 'open', 'tried', 'visitor'] as const).map((line) => lineIn(language, line))),
  ...ministers.map(({ name }) => name),
]

/** The addresses whose answer is another than that of a letter nobody ever wrote, or tells a word of it. */
export async function leaks(office: Pick<Office, 'site' | 'letter' | 'slug'>): Promise<readonly string[]> {
  const { url } = office.site().server
  const answers = publicPaths(office).map(async (path) => {
    const nowhere = path.replace(office.slug, 'nobody-wrote-this').replace(office.letter, 'qqqqqqqqqqqqqqqq')
    const [own, other] = await Promise.all([fetch(url + path), fetch(url + nowhere)])
    const [words, others] = await Promise.all([own.text(), other.text()])
    const isTold = words !== others || own.status !== 404 || secrets.some((secret) => words.includes(secret))
    return isTold ? [`${own.status} ${path}`] : []
  })
  return (await Promise.all(answers)).flat()
}

/** Those that do not answer now. */
export async function missing(office: Pick<Office, 'site' | 'letter' | 'slug'>): Promise<readonly string[]> {
  const { url } = office.site().server
  const answers = publicPaths(office).map(async (path) => ((await fetch(url + path)).ok ? [] : [path]))
  return (await Promise.all(answers)).flat()
}
