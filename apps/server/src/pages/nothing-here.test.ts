import { loadTranslator } from '@undersigned/i18n'
import { letterId } from '@undersigned/letter'
import { changeLetter } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'

let day: SigningDay
beforeAll(async () => {
  day = await startSigningDay()
}, 60_000)
afterAll(() => day.house.close())

interface Read {
  readonly status: number
  readonly headers: string
  readonly html: string
}

async function read(path: string, fields?: Readonly<Record<string, string>>): Promise<Read> {
  const init = fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) }
  const answer = await day.house.stranger().fetch(path, init)
  const headers = [...answer.headers].filter(([name]) => name !== 'date').join('\n')
  return { status: answer.status, headers, html: await answer.text() }
}

/** Where somebody may look for a letter in a language, or for its form. */
const placesOf = (slug: string): readonly string[] =>
  ['mt', 'en', 'no'].flatMap((language) => ['', '/sign', '/signatures/2', '/signatures/99'].map((below) => `/${language}/${slug}${below}`))

const setLetter = (change: Parameters<typeof changeLetter>[2]): Promise<void> =>
  changeLetter(day.house.server.services.store.db, letterId(day.letter), change)

async function expectAsNobodyWroteIt(): Promise<void> {
  const nowhere = 'a-letter-that-nobody-wrote'
  for (const [at, path] of placesOf(day.slug).entries()) {
    const other = placesOf(nowhere)[at] ?? ''
    expect([path, await read(path)]).toEqual([path, await read(other)])
    expect([path, await read(path, { name: 'x' })]).toEqual([path, await read(other, { name: 'x' })])
  }
}

test('G186 of a letter that may not be read no address tells more than of one that nobody wrote, byte for byte', async () => {
  await expectAsNobodyWroteIt()
})

test('G186 in a language that a public letter is not in, its reader is told so in that language, and where it can be read, the original first', async () => {
  await day.open()
  const { t } = await loadTranslator('mt')
  for (const below of ['', '/sign', '/signatures/2']) {
    const { status, html, headers } = await read(`/mt/${day.slug}${below}`)
    expect([below, status]).toEqual([below, 404])
    expect(headers).toContain('no-store')
    for (const words of ['<html lang="mt">', t('page.notInLanguage'), t('page.languages'), '<p lang="en-IE">A right to lend e-books</p>'])
      expect(html, below).toContain(words)
    const links = [...html.matchAll(/<a lang="(\S+)" hreflang="(\w+)" href="([^"]+)">([^<]+)<\/a>/g)].map(([, ...parts]) => parts)
    expect(links).toEqual([
      ['en-IE', 'en', `/en/${day.slug}`, 'English'],
      ['fr', 'fr', `/fr/${day.slug}`, 'français'],
    ])
  }
  expect((await read(`/no/${day.slug}`)).html).toContain(`href="/en/${day.slug}"`)
  expect(await read(`/mt/${day.slug}/count.json`)).toEqual(await read('/mt/a-letter-that-nobody-wrote/count.json'))
})

test('G186 a page of names that a public letter does not have leads to the letter', async () => {
  const { status, html } = await read(`/fr/${day.slug}/signatures/99`)
  expect(status).toBe(404)
  expect(html).toContain(`href="/fr/${day.slug}"`)
})

test('G187 where a public letter is not signed, its form’s address says why, and leads to the letter', async () => {
  const { t } = await loadTranslator('fr')
  const form = `/fr/${day.slug}/sign`
  const expectSaid = async (status: number, words: string): Promise<void> => {
    for (const answer of [await read(form), await read(form, { name: 'Zoé Lefèvre' })]) {
      expect([words, answer.status]).toEqual([words, status])
      for (const each of [words, t('page.notSignedHere'), `href="/fr/${day.slug}"`]) expect(answer.html).toContain(each)
    }
  }
  await expectSaid(404, t('page.byInvitation'))
  await setLetter({ signOn: 'public', publicClasses: '[]' })
  await expectSaid(404, t('page.byInvitation'))
  expect((await read(`/fr/${day.slug}`)).html).not.toContain(`${form}"`)
  await setLetter({ publicClasses: '["individual"]' })
  expect((await read(form)).status).toBe(200)
  await setLetter({ stage: 'sealed' })
  await expectSaid(404, t('page.signingRests'))
  await setLetter({ stage: 'sign-on', hardDeadline: 1 })
  await expectSaid(410, t('problems.hard-deadline-passed.text'))
  for (const stage of ['closed', 'archived'] as const) {
    await setLetter({ stage, hardDeadline: null })
    await expectSaid(410, t('problems.hard-deadline-passed.text'))
  }
})

test('G186 G187 a letter under embargo again is as one that nobody wrote', async () => {
  await setLetter({ embargoUntil: day.house.server.services.now() + 60 * 60 * 1000 })
  await expectAsNobodyWroteIt()
})

test('G192 a slash too many leads to the address without it, on this server, whether or not anything is there', async () => {
  const asked = (path: string) => day.house.stranger().fetch(`${day.house.server.origin}${path}`, { redirect: 'manual' })
  for (const slug of [day.slug, 'a-letter-that-nobody-wrote']) {
    const answer = await asked(`/en/${slug}/?from=mail`)
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/en/${slug}?from=mail`])
  }
  for (const path of ['//elsewhere.example/', '/\\elsewhere.example/', '/en//']) {
    const answer = await asked(path)
    expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 404, null])
  }
})
