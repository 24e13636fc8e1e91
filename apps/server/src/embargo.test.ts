import { addresses } from '@undersigned/api'
import { plainText } from '@undersigned/letter'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { libraries, librariesInFrench } from './demo/libraries.ts'
import { type CommonLetter, startCommonLetter } from './testing/common-letter.ts'
import { type Guest, openHouse } from './testing/house.ts'

const HOUR = 60 * 60 * 1000
const started = Date.now()
const clock = Date.now
let later = 0

let way: CommonLetter
beforeAll(async () => {
  vi.spyOn(Date, 'now').mockImplementation(() => clock() + later)
  way = await startCommonLetter(await openHouse())
  await way.ana.ask('letterPatch', { params: { letter: way.letter }, body: { embargoUntil: started + HOUR } })
  await way.byTwo('freeze')
  await way.byTwo('seal')
}, 60_000)
afterAll(async () => {
  vi.restoreAllMocks()
  await way.house.close()
})

/** What nobody may find: the title and every sentence of both languages. */
const secrets = [
  ...libraries.text.paragraphs.map(({ content }) => plainText(content)),
  ...Object.values(librariesInFrench),
  'A right to lend',
]
  .map((words) => String(words).slice(0, 40))
  .filter((words) => words.length > 10)

/** Every address that is only read. The mailbox is left out: it holds what this machine's own user was mailed. */
async function everyAddress(): Promise<string[]> {
  const { manifest } = await way.ana.ask('letterGet', { params: { letter: way.letter } })
  const filled: Readonly<Record<string, string>> = { letter: way.letter, language: 'fr', digest: manifest?.digest ?? '' }
  const api = Object.values(addresses)
    .filter(([method, path]) => method === 'GET' && !path.startsWith('/api/mailbox'))
    .map(([, path]) => path.replace(/:(\w+)/g, (_, name: string) => filled[name] ?? 'none'))
  const exports = ['en.pdf', 'fr.docx', 'en.md', 'fr.html'].map((file) => `/api/letters/${way.letter}/export/${file}`)
  const pages = ['en', 'fr', 'de'].flatMap((language) =>
    ['', '/text.json', '/manifest.json'].map((file) => `/${language}/${way.slug}${file}`),
  )
  const log = ['checkpoint', 'key', 'tile/0/000.p/1', 'tile/entries/000.p/1', 'proof/none'].map((file) => `/log/${way.letter}/${file}`)
  return [...api, ...exports, ...pages, ...log]
}

async function whatIsTold(guest: Guest, path: string): Promise<string[]> {
  const answer = await guest.fetch(path)
  const body = await answer.text()
  return [...secrets, String((await way.ana.ask('letterGet', { params: { letter: way.letter } })).manifest?.digest)].filter((words) =>
    body.includes(words),
  )
}

test('G3 before its hour no address tells a stranger a word of a letter under embargo, and two cannot publish it', async () => {
  expect(secrets.length).toBeGreaterThan(10)
  const strangers = [way.house.stranger(), await way.house.person('outsider@three.eu')]
  for (const path of await everyAddress()) {
    for (const guest of strangers) expect([path, await whatIsTold(guest, path)]).toEqual([path, []])
  }
  await expect(way.byTwo('publish')).rejects.toThrow('under-embargo')
})

test('G3 after its hour it is published, and read by everyone in both languages', async () => {
  later = HOUR
  await way.byTwo('publish')
  for (const [language, words] of [
    ['en', 'A right to lend'],
    ['fr', 'Un droit de prêter'],
  ] as const) {
    expect(await (await way.publicPage(language)).text()).toContain(words)
    expect((await way.house.stranger().fetch(`/${language}/${way.slug}/text.json`)).status).toBe(200)
  }
})
