import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadFormats, loadTranslator } from '@undersigned/i18n'
import { endonymOf, LANGUAGES, type Language, letterId, localeOf } from '@undersigned/letter'
import { changeSignatory, letterOf, signatoriesOf } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { relist } from '../letters/relist.ts'
import { freshGuard } from '../sign-on/guard-fields.ts'
import { type Crowd, fillCrowd } from '../testing/crowd.ts'
import { type House, mailsTo, openHouse, pathTo } from '../testing/house.ts'

const LISTED = 121
const dataDir = mkdtempSync(join(tmpdir(), 'every-language-'))
const french = 'Un droit de prêter les livres numériques'
let crowd: Crowd
let house: House

beforeAll(async () => {
  const further = LANGUAGES.filter((language) => language !== 'en' && language !== 'fr')
  crowd = await fillCrowd({ dataDir, listed: LISTED, pending: 0, further })
  house = await openHouse({ DATA_DIR: dataDir })
}, 240_000)
afterAll(async () => {
  await house.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const id = () => letterId(crowd.letter)
const titleIn = (language: Language): string =>
  language === 'en' ? 'A right to lend e-books' : language === 'fr' ? french : `${endonymOf(language)}: ${french}`

interface Read {
  readonly status: number
  readonly html: string
}

async function read(path: string, fields?: Readonly<Record<string, string>>): Promise<Read> {
  const init = fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) }
  const answer = await house.stranger().fetch(path, init)
  // As a reader sees it: what had to be escaped, and spaces that are not to be broken.
  const html = (await answer.text()).replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  return { status: answer.status, html }
}

const sealDate = async (): Promise<number> => {
  const { db } = house.server.services.store
  return (await db.selectFrom('manifest').where('letterId', '=', id()).select('at').executeTakeFirstOrThrow()).at
}

test('G182 the page says its language, names all the others, and tells title, counts and days as that language does', async () => {
  const at = await sealDate()
  const zone = (await letterOf(house.server.services.store.db, id()))?.zone ?? ''
  for (const language of LANGUAGES) {
    const { html } = await read(`/${language}/${crowd.slug}`)
    const [{ t }, formats] = await Promise.all([loadTranslator(language), loadFormats(language)])
    const said = [
      `<html lang="${language}"`,
      `<title>${titleIn(language)}</title>`,
      `${t('page.signatories', { count: LISTED })}<`,
      t('page.public.countOf.expert', { count: 5 }),
      t('page.sealedAt', { date: formats.date(at, zone) }),
      `<title>${formats.country('EE')}: 0</title>`,
    ]
    for (const words of said) expect(html, language).toContain(words)
    for (const other of LANGUAGES) {
      expect(html).toContain(`hreflang="${other}" href="${house.server.origin}/${other}/${crowd.slug}"`)
      expect(html).toMatch(new RegExp(`lang="${localeOf(other)}"[^>]*hreflang="${other}"[^>]*>${endonymOf(other)}</a`))
    }
  }
}, 240_000)

test('G165 every language has its picture before anybody has looked', async () => {
  await house.server.services.pictures.settled()
  for (const language of LANGUAGES) {
    const { html } = await read(`/${language}/${crowd.slug}`)
    const path = /og:image" content="[^"]*(\/[a-z]{2}\/[^"]*\/picture\.png\?\w+)"/.exec(html)?.[1] ?? ''
    const picture = await house.stranger().fetch(path)
    expect([language, picture.status, picture.headers.get('content-type')]).toEqual([language, 200, 'image/png'])
  }
}, 240_000)

test('G182 in every language a person signs, confirms and withdraws by forms alone, and pages and mails say what the letter is called there', async () => {
  const { services } = house.server
  for (const [at, language] of LANGUAGES.entries()) {
    const { t } = await loadTranslator(language)
    const [letter, email, name] = [titleIn(language), `${language}@signs.example.org`, `Ġorġa Žukauskė ${at}`]
    const expectSaid = async (asked: Promise<Read>, words: readonly string[]): Promise<void> => {
      const { status, html } = await asked
      expect([language, status]).toEqual([language, 200])
      for (const each of [`<html lang="${language}"`, ...words]) expect(html, language).toContain(each)
    }
    const mail = async (): Promise<string> =>
      (await mailsTo(house.server, email)).map(({ subject, text }) => `${subject}\n${text}`)[0] ?? ''
    const form = `/${language}/${crowd.slug}/sign`
    const manifest = /name="manifest" value="([^"]+)"/.exec((await read(form)).html)?.[1] ?? ''
    await expectSaid(read(form), [letter, t('page.signTitle'), t('page.signButton')])
    const typed = { class: 'individual', manifest, name, email, country: '', ...freshGuard(services, id()) }
    await expectSaid(read(form, typed), [t('page.signedTitle')])
    expect(await mail()).toContain(letter)
    const confirm = await pathTo(house.server, email, 'confirm')
    expect(confirm).toMatch(new RegExp(`^/${language}/`))
    await expectSaid(read(confirm), [t('page.confirmLede', { name, letter }), t('page.confirmButton')])
    await expectSaid(read(confirm, {}), [t('page.confirmedTitle')])
    expect(await mail()).toContain(letter)
    await expectSaid(read(`/${language}/${crowd.slug}`), [t('page.signatories', { count: LISTED + 1 })])
    const withdraw = await pathTo(house.server, email, 'withdraw')
    await expectSaid(read(withdraw), [t('page.withdrawLede', { name, letter }), t('page.withdrawButton')])
    await expectSaid(read(withdraw, {}), [t('page.withdrawnTitle')])
    await expectSaid(read(`/${language}/${crowd.slug}`), [t('page.signatories', { count: LISTED })])
    expect(await mail()).toContain(letter)
  }
}, 240_000)

test('G183 the counts for an open page are told class by class in its language, and a class that has nobody is told as nothing', async () => {
  const { t } = await loadTranslator('ga')
  const counts = JSON.parse((await read(`/ga/${crowd.slug}/count.json`)).html)
  expect(counts).toMatchObject({
    total: t('page.signatories', { count: LISTED }),
    organisation: t('page.public.countOf.organisation', { count: 13 }),
    mep: '',
  })
  const { html } = await read(`/ga/${crowd.slug}`)
  expect(html).toMatch(/<li data-count="mep" hidden/)
  expect(html).toMatch(/<li data-count="organisation"\s*>/)
})

test('G184 whoever is asked about an organisation’s signature is asked in the language it was signed in', async () => {
  const { services } = house.server
  const { t } = await loadTranslator('lv')
  const form = `/lv/${crowd.slug}/sign`
  const manifest = /name="manifest" value="([^"]+)"/.exec((await read(form)).html)?.[1] ?? ''
  const fields = { class: 'organisation', name: 'Lasītāju biedrība', country: 'Latvija', domain: 'lasa.eu', email: 'birojs@lasa.eu' }
  await read(form, { ...fields, contact: 'valde@lasa.eu', manifest, ...freshGuard(services, id()) })
  await read(await pathTo(house.server, 'birojs@lasa.eu', 'confirm'), {})
  const prove = await pathTo(house.server, 'birojs@lasa.eu', 'prove')
  await read(prove, { do: 'second', mailbox: 'vadība@lasa.eu'.normalize('NFD').replace(/\p{M}/gu, '') })
  const [row] = (await signatoriesOf(services.store.db, id(), ['confirmed'])).filter(({ name }) => name === fields.name)
  if (row === undefined) throw new Error('the organisation did not sign')
  await services.store.transaction(async (tx) => {
    await changeSignatory(tx, row.id, { deskPassedAt: services.now(), heldFor: null })
    await relist(services, tx, { letter: id(), signature: row.id })
  })
  for (const [mailbox, template] of [
    ['valde@lasa.eu', 'contactTold'],
    ['vadiba@lasa.eu', 'secondAsked'],
  ] as const) {
    const [mail] = await mailsTo(house.server, mailbox)
    expect(mail?.subject).toBe(t(`mail.${template}.subject`, { name: fields.name, letter: titleIn('lv') }))
    const vouch = await pathTo(house.server, mailbox, 'vouch')
    expect(vouch).toMatch(/^\/lv\//)
    expect((await read(vouch)).html).toContain(titleIn('lv'))
  }
})
