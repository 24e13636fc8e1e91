import { execFileSync } from 'node:child_process'
import { digest, letterId } from '@undersigned/letter'
import { foldedName, hashOfToken, signatureId } from '@undersigned/signatures'
import { insertSignatory, verifyStore } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { namedSignatory } from './letters/new-letter.ts'
import { changeWords } from './testing/change-letter.ts'
import { type CommonLetter, startCommonLetter } from './testing/common-letter.ts'
import { linkIn, openHouse } from './testing/house.ts'

const DAY = 24 * 60 * 60 * 1000
const HOW_MANY = 300
/** Of poppler; not everybody has it. */
const PDF_READER = 'pdftotext'
const clock = Date.now
let later = 0

let way: CommonLetter
const at = () => ({ params: { letter: way.letter } })
const services = () => way.house.server.services

beforeAll(async () => {
  vi.spyOn(Date, 'now').mockImplementation(() => clock() + later)
  way = await startCommonLetter(await openHouse())
  for (const action of ['freeze', 'seal', 'publish'] as const) await way.byTwo(action)
  await way.ana.ask('stageMove', { ...at(), body: { to: 'sign-on' } })
  await signByAll()
}, 180_000)
afterAll(async () => {
  vi.restoreAllMocks()
  await way.house.close()
})

const nameOf = (index: number): string => `Organisation ${String(index).padStart(3, '0')}`
const addressOf = (index: number): string => `office@org${index}.eu`

/** As if each had signed and confirmed, half of them in French. */
async function signByAll(): Promise<void> {
  const { store, keys, now, newId, newSalt } = services()
  const { digest: manifest } = (await way.ana.ask('letterGet', at())).manifest ?? { digest: '' }
  const sealed = await store.db.selectFrom('manifest').where('digest', '=', digest(manifest)).selectAll().executeTakeFirstOrThrow()
  await store.transaction(async (tx) => {
    for (let index = 0; index < HOW_MANY; index += 1) {
      const display = { class: 'organisation' as const, name: nameOf(index), title: '', affiliation: '', country: '', group: '' }
      const { ciphertext, keyId } = keys.seal(addressOf(index))
      await insertSignatory(tx, {
        ...namedSignatory({ letter: letterId(way.letter), display, newId, at: now() }),
        id: signatureId(`signature${index}`),
        nameKey: foldedName(display.name),
        state: 'confirmed',
        manifest: sealed.digest,
        language: index % 2 === 0 ? 'en' : 'fr',
        signedAt: now(),
        confirmedAt: now(),
        // As if a second person of each had agreed.
        deskPassedAt: now(),
        authority: 'A3',
        listedAt: now(),
        salt: newSalt(),
        signatory: keys.index(addressOf(index)),
        contact: ciphertext,
        contactKeyId: keyId,
        contactIndex: keys.index(addressOf(index)),
      })
    }
  })
}

interface Seen {
  readonly count: number
  readonly names: readonly string[]
}

const namesIn = (text: string): readonly string[] => [...new Set(text.match(/Organisation \d{3}/g) ?? [])].sort()

/** The count, the list, the page in both languages and every kind of paper, which must say the same. */
async function seenEverywhere({ onPaper }: { readonly onPaper: boolean }): Promise<Seen> {
  const { confirmed } = (await way.ana.ask('letterGet', at())).signatories
  const listed = (await way.ana.ask('lettersList', {})).letters.find(({ id }) => id === way.letter)?.signatures
  const { signatures } = await way.ana.ask('signaturesList', at())
  const desk = signatures.filter(({ standing }) => standing === 'listed' || standing === 'carried').map(({ display }) => display.name)
  const pages = await Promise.all((['en', 'fr'] as const).map(async (language) => (await way.publicPage(language)).text()))
  const files = onPaper ? ['en.pdf', 'fr.md'] : ['en.md']
  const papers = await Promise.all(files.map(paper))
  for (const text of [...pages, ...papers]) expect(namesIn(text)).toEqual([...desk].sort())
  expect(pages[0]).toContain(confirmed === 0 ? 'No signature' : `${confirmed} signature`)
  expect([listed, desk.length]).toEqual([confirmed, confirmed])
  return { count: confirmed, names: [...desk].sort() }
}

const hasPdfReader = (() => {
  try {
    execFileSync(PDF_READER, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    process.stderr.write('pdftotext is not installed: the names in the PDF are not compared, those of its source are\n')
    return false
  }
})()

async function paper(file: string): Promise<string> {
  const path = file.endsWith('.pdf') && !hasPdfReader ? file.replace('.pdf', '.html') : file
  const answer = await way.ana.fetch(`/api/letters/${way.letter}/export/${path}`)
  expect([path, answer.status]).toEqual([path, 200])
  const bytes = Buffer.from(await answer.arrayBuffer())
  return path.endsWith('.pdf') ? execFileSync(PDF_READER, ['-', '-'], { input: bytes }).toString('utf8') : bytes.toString('utf8')
}

type Mail = NonNullable<Awaited<ReturnType<ReturnType<typeof services>['outbox']['keptMail']>>>
const opened = new Map<string, Mail>()

/** Every mail to somebody, the newest first; the mailbox page itself shows only the latest few. */
async function mailsTo(index: number): Promise<readonly Mail[]> {
  const rows = await services().store.db.selectFrom('outbox').select('id').orderBy('createdAt', 'desc').execute()
  for (const { id } of rows) {
    const mail = opened.get(id) ?? (await services().outbox.keptMail(id))
    if (mail !== null) opened.set(id, mail)
  }
  return rows.flatMap(({ id }) => opened.get(id) ?? []).filter(({ to }) => to === addressOf(index))
}

async function mailTo(index: number): Promise<Mail> {
  const [mail] = await mailsTo(index)
  if (mail === undefined) throw new Error(`no mail to ${addressOf(index)}`)
  return mail
}

const open = async (path: string): Promise<string> => (await way.house.stranger().fetch(path)).text()
const press = (path: string): Promise<Response> => way.house.stranger().fetch(path, { method: 'POST', body: new URLSearchParams() })
const statesNow = async () => (await way.ana.ask('amendmentGet', at())).outcome

test('G1 G42 an amendment opens the text again, and everything that is public stays as it was sealed', async () => {
  const before = await seenEverywhere({ onPaper: true })
  expect(before.count).toBe(HOW_MANY)
  const alone = await way.ana.ask('requestCreate', { ...at(), body: { action: 'amend' } })
  expect(await way.ana.api.call('requestConfirm', { params: { letter: way.letter, request: alone.id } })).toMatchObject({ ok: false })
  await way.marta.ask('requestConfirm', { params: { letter: way.letter, request: alone.id } })
  expect(await way.ana.ask('letterGet', at())).toMatchObject({ stage: 'drafting', amending: true })
  for (const part of ['original', 'fr']) {
    expect((await way.ana.ask('ticketCreate', { body: { room: `letter/${way.letter}/${part}` } })).access).toBe('write')
  }
  await changeWords(way, {
    unit: 'lbi2',
    from: 'fair',
    to: 'decent',
    french: 'une rémunération décente des autrices et des auteurs pour chaque prêt ;',
  })
  expect(await open(`/en/${way.slug}`)).not.toContain('decent')
  expect(await paper('en.md')).not.toContain('decent')
  expect(await seenEverywhere({ onPaper: false })).toEqual(before)
})

test('G40 what it must be closed as at least is told, and a smaller choice is refused', async () => {
  const { open: now } = await way.ana.ask('amendmentGet', { ...at(), query: { language: 'fr' } })
  expect(now).toMatchObject({ change: null, days: 14, least: 'correction', reasons: ['words'], language: 'fr', listed: HOW_MANY })
  expect(now?.differing).toHaveLength(1)
  expect(now?.differing[0]?.after).toContain('décente')
  await way.ana.ask('amendmentPut', { ...at(), body: { change: 'layout', days: 14 } })
  await way.byTwo('freeze')
  await expect(way.byTwo('seal')).rejects.toThrow('change-is-more')
})

test('G41 a correction by two carries every signature, and tells each signatory in their language what was changed', async () => {
  await way.ana.ask('amendmentPut', { ...at(), body: { change: 'correction', days: 14 } })
  await way.byTwo('seal')
  expect(await way.ana.ask('letterGet', at())).toMatchObject({ stage: 'sealed', amending: false })
  expect((await seenEverywhere({ onPaper: true })).count).toBe(HOW_MANY)
  expect(await statesNow()).toMatchObject({ change: 'correction', carried: HOW_MANY, asked: 0 })
  await services().changes.round()
  const [english, french] = [await mailTo(0), await mailTo(1)]
  expect(english.text).toContain('Now: a decent remuneration')
  expect(french.text).toContain('Maintenant\u00a0: une rémunération décente')
  expect(french.subject).toContain('correction')
  const rows = await services().store.db.selectFrom('signatory').where('state', '=', 'confirmed').select('manifest').distinct().execute()
  expect(rows).toHaveLength(1)
}, 120_000)

test('G44 who objects by the button is taken off the corrected text everywhere; the link alone does nothing', async () => {
  const path = linkIn(await mailTo(1))
  expect(path).toMatch(/^\/fr\/object\//)
  const page = await open(path)
  expect(page).toMatch(/<ins>\s*décente<\/ins>/)
  expect((await seenEverywhere({ onPaper: false })).count).toBe(HOW_MANY)
  expect((await press(path)).status).toBe(200)
  expect((await press(path)).status).toBe(200)
  const { count, names } = await seenEverywhere({ onPaper: true })
  expect([count, names.includes(nameOf(1))]).toEqual([HOW_MANY - 1, false])
  expect(await statesNow()).toMatchObject({ carried: HOW_MANY - 1, objected: 1 })
}, 60_000)

test('G43 after a change of whom it addresses nobody is listed, until they confirm the changed text by a button', async () => {
  await way.ana.ask('stageMove', { ...at(), body: { to: 'sign-on' } })
  await way.byTwo('amend')
  const [recipient] = (await way.ana.ask('recipientsList', at())).recipients
  await way.ana.ask('recipientChange', { params: { letter: way.letter, recipient: recipient?.id ?? '' }, body: { name: 'Ilse Brandt' } })
  expect((await way.ana.ask('amendmentGet', at())).open).toMatchObject({
    least: 'substance',
    reasons: ['recipients'],
    listed: HOW_MANY - 1,
  })
  await way.byTwo('freeze')
  await way.ana.ask('amendmentPut', { ...at(), body: { change: 'correction', days: 10 } })
  await expect(way.byTwo('seal')).rejects.toThrow('change-is-more')
  await way.ana.ask('amendmentPut', { ...at(), body: { change: 'substance', days: 10 } })
  await way.byTwo('seal')
  expect((await seenEverywhere({ onPaper: true })).count).toBe(0)
  await services().changes.round()
  const paths: string[] = []
  for (const index of [0, 2, 3, 4]) paths.push(linkIn(await mailTo(index)))
  expect(await open(paths[0] ?? '')).toMatch(/<ins>Ilse Brandt/)
  expect((await seenEverywhere({ onPaper: false })).count).toBe(0)
  for (const path of paths) expect((await press(path)).status).toBe(200)
  expect((await press(paths[0] ?? '')).status).toBe(200)
  const { count, names } = await seenEverywhere({ onPaper: true })
  expect([count, names]).toEqual([4, [0, 2, 3, 4].map(nameOf)])
  const again = await mailTo(0)
  expect([again.files.length, linkIn(again)]).toEqual([1, expect.stringMatching(/^\/en\/withdraw\//)])
  expect(await statesNow()).toMatchObject({ change: 'substance', asked: HOW_MANY - 5, confirmed: 4, lapsed: 0 })
}, 180_000)

test('G13 an older link to withdraw takes the name off the changed text, too', async () => {
  const { store } = services()
  await store.db
    .updateTable('signatory')
    .set({ withdrawTokenHash: hashOfToken('older-token') })
    .where('id', '=', signatureId('signature4'))
    .execute()
  expect((await press('/en/withdraw/older-token')).status).toBe(200)
  expect((await seenEverywhere({ onPaper: false })).names).toEqual([0, 2, 3].map(nameOf))
})

test('G13 every mail about a change has a link that takes the name back, by a button', async () => {
  const { text } = (await mailsTo(3)).find(({ subject }) => subject.includes('En attente') || subject.includes('a changé')) ?? { text: '' }
  const path = /https?:\/\/[^/\s]+(\/fr\/withdraw\/\S+)/.exec(text)?.[1] ?? ''
  expect(await open(path)).toContain(nameOf(3))
  expect((await seenEverywhere({ onPaper: false })).names).toEqual([0, 2, 3].map(nameOf))
  expect((await press(path)).status).toBe(200)
  expect((await seenEverywhere({ onPaper: false })).names).toEqual([0, 2].map(nameOf))
})

test('G45 who has not answered is reminded twice, then it lapses and they are told; late is too late', async () => {
  const subjects = async (index: number) => (await mailsTo(index)).map(({ subject }) => subject.slice(0, 10))
  const before = (await subjects(7)).length
  for (const days of [7.5, 7.6, 9.5]) {
    later = days * DAY
    await services().changes.round()
  }
  expect((await subjects(7)).slice(0, 2)).toEqual(['En attente', 'En attente'])
  expect((await subjects(7)).length).toBe(before + 2)
  const link = linkIn(await mailTo(7))
  later = 11 * DAY
  await services().changes.round()
  expect((await mailTo(7)).subject).toContain('ne figure pas')
  expect((await press(link)).status).toBe(403)
  expect((await seenEverywhere({ onPaper: true })).names).toEqual([0, 2].map(nameOf))
  expect(await statesNow()).toMatchObject({ asked: 0, lapsed: HOW_MANY - 5, confirmed: 4 })
  const mails = (await subjects(7)).length
  await services().changes.round()
  expect((await subjects(7)).length).toBe(mails)
}, 180_000)

test('G46 everything that became of a signature is an entry of the log, and the log holds together', async () => {
  const { db } = services().store
  const counts = await db
    .selectFrom('event')
    .where('leaf', 'is not', null)
    .groupBy('kind')
    .select((eb) => ['kind', eb.fn.countAll().as('n')])
    .execute()
  const of = (kind: string): number => Number(counts.find((row) => row.kind === kind)?.n ?? 0)
  expect([of('manifest'), of('carried'), of('objection')]).toEqual([3, HOW_MANY, 1])
  expect([of('asked-again'), of('signature'), of('lapse')]).toEqual([HOW_MANY - 1, 4, HOW_MANY - 5])
  expect(of('withdrawal')).toBe(4)
  expect((await verifyStore(services().store)).problems).toEqual([])
})

test('G1 the list of a letter that was closed stays closed while its letter is amended', async () => {
  const inFormation = async (): Promise<boolean> => /list in formation/i.test(await open(`/en/${way.slug}`))
  expect(await inFormation()).toBe(true)
  for (const to of ['sign-on', 'closed'] as const) await way.ana.ask('stageMove', { ...at(), body: { to } })
  expect(await inFormation()).toBe(false)
  await way.byTwo('amend')
  expect(await inFormation()).toBe(false)
})
