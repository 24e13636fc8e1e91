import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importDocument } from '@undersigned/documents'
import { validateXliff } from '@undersigned/documents/xliff'
import { canonicalText, letterId, plainText, recipientId } from '@undersigned/letter'
import {
  addRecipients,
  addVersion,
  changeLetter,
  databaseFile,
  insertCoalition,
  openStore,
  putCopy,
  type Store,
  setMark,
} from '@undersigned/storage'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { cli } from '../support/cli.ts'
import { findPostgres, startPostgres } from '../support/postgres.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const LETTER = `Open letter by Clear Rivers, calling for clean water.

Brussels, xx March

Re: Let the rivers run clear

Dear Minister Janssens,\\
Dear Director Novák,

We, the undersigned, write to you about **every river** of [the basin](https://example.org/basin)[^1] and ***all who live by it***.

We ask you to:

- measure what flows in;
- say what was measured.

The law is clear.[^2]

Yours sincerely,

Ada Lindqvist

Director

Clear Rivers, with the support of the undersigned organisations

[List in formation]

[^1]: Basin report, [page 4](https://example.org/basin#4).
[^2]: Supra note 1.
`

let folder: string
let env: { readonly DATA_DIR: string }
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'undersigned-cli-'))
  env = { DATA_DIR: join(folder, 'data') }
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function fileWith(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function inStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  mkdirSync(env.DATA_DIR, { recursive: true })
  const store = await openStore({ dataDir: env.DATA_DIR })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

describe('how it is asked', () => {
  test('what is asked for wrongly ends with 2, says why on standard error and nothing on standard output', async () => {
    const wrong = [
      [],
      ['nonsense'],
      ['convert', 'only-one'],
      ['bench-rooms', 'many'],
      ['ticket', '--room', 'letter/a/original'],
      ['verify', '--x'],
    ]
    for (const args of [...wrong, ['ticket', '--room', 'kitchen', '--role', 'drafter'], ['inspect', 'a.md', '--language', 'tlh']]) {
      const { code, stdout, stderr } = await cli(args, env)
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' })
      expect(stderr).not.toBe('')
    }
    expect(existsSync(env.DATA_DIR)).toBe(false)
  })

  test('help is a result, and names every command', async () => {
    const { code, stdout } = await cli(['--help'])
    expect(code).toBe(0)
    for (const name of ['import', 'export', 'convert', 'inspect', 'ticket', 'bench-rooms', 'verify', 'backup', 'restore', 'doctor']) {
      expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'))
    }
  })

  test('where there is no data, none is made', async () => {
    for (const args of [['verify'], ['export', 'a', '-', '--format', 'md'], ['bench-rooms', '1'], ['backup', join(folder, 'b.sqlite')]]) {
      const { code, stderr } = await cli(args, env)
      expect({ args, code }).toEqual({ args, code: 1 })
      expect(stderr).toMatch(/^Not done: there (is|are) no /)
    }
    expect(existsSync(env.DATA_DIR)).toBe(false)
  })
})

describe('letters and files', () => {
  test('inspect says what was recognised, each part with its count and texts', async () => {
    const { code, stdout } = await cli(['inspect', fileWith('letter.md', LETTER), '--json'])
    expect(code).toBe(0)
    const found: unknown = JSON.parse(stdout)
    expect(found).toMatchObject({
      summary: { count: 1 },
      recipients: { count: 0, texts: [] },
      placeDate: { count: 1, open: expect.arrayContaining(['day']) },
      subject: { count: 1, texts: ['Re: Let the rivers run clear'] },
      salutations: { count: 2, texts: ['Dear Minister Janssens,', 'Dear Director Novák,'] },
      body: { count: 3 },
      listItems: { count: 2 },
      notes: { count: 2 },
      crossReferences: { count: 1 },
      links: { count: 1 },
      strong: { count: 1, texts: ['every river'] },
      strongEmphasis: { count: 1, texts: ['all who live by it'] },
      closing: { count: 1 },
      lead: { count: 3 },
      signatories: { count: 0 },
      boilerplate: { count: 0 },
      listInFormation: true,
    })
    const told = await cli(['inspect', join(folder, 'letter.md')])
    expect(told.stdout).toMatch(/^salutations +2 +Dear Minister Janssens, \(\+1\)$/m)
  })

  test('Markdown to DOCX to HTML to Markdown is the same letter, and PDF is a PDF', async () => {
    const from = fileWith('letter.md', LETTER)
    const steps = ['letter.docx', 'letter.html', 'again.md'].map((name) => join(folder, name))
    for (const [at, to] of steps.entries()) expect(await cli(['convert', steps[at - 1] ?? from, to])).toMatchObject({ code: 0, stdout: '' })
    const read = (path: string) => importDocument(new Uint8Array(readFileSync(path)), 'markdown')
    expect(canonicalText(read(join(folder, 'again.md')).text)).toBe(canonicalText(read(from).text))
    expect((await cli(['convert', from, join(folder, 'letter.pdf')])).code).toBe(0)
    expect(readFileSync(join(folder, 'letter.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('a file that is not what it says is refused in words, and nothing is written', async () => {
    const out = join(folder, 'out.md')
    const { code, stderr } = await cli(['convert', fileWith('letter.docx', 'no word file'), out])
    expect(code).toBe(1)
    expect(stderr).toMatch(/could not be read: letter\.docx: not-what-it-says/)
    expect(existsSync(out)).toBe(false)
    expect((await cli(['convert', fileWith('letter.md', LETTER), join(folder, 'out.odt')])).code).toBe(2)
    expect((await cli(['convert', join(folder, 'absent.md'), out])).stderr).toMatch(/^Not done: ENOENT/)
  })

  test('an imported letter leaves as it came', async () => {
    await inStore(withCoalition)
    const from = fileWith('letter.md', LETTER)
    const imported = await cli(['import', from, '--json'], env)
    expect(imported).toMatchObject({ code: 0 })
    const { letter, coalition }: { letter: string; coalition: string } = JSON.parse(imported.stdout)
    expect(coalition).toBe('rivers')
    const out = join(folder, 'out', 'letter.md')
    const exported = await cli(['export', letter, '--language', 'en', '--format', 'md', out, '--json'], env)
    expect(JSON.parse(exported.stdout)).toEqual({ letter, language: 'en', format: 'markdown', file: out, sealed: false })
    const read = (path: string) => importDocument(new Uint8Array(readFileSync(path)), 'markdown', { language: 'en' })
    expect(canonicalText(read(out).text)).toBe(canonicalText(read(from).text))
    expect((await cli(['export', letter, out, '--language', 'fr'], env)).stderr).toMatch(/has no version in fr/)
    expect((await cli(['import', from, '--coalition', 'Lakes'], env)).stderr).toMatch(/no one coalition called Lakes/)
    expect((await cli(['verify'], env)).stdout).toMatch(/^1 rooms, 1 events, .*all in order$/m)
  })
})

test('T162 a version leaves as XLIFF and PO, by format or by ending; without a language, or one it has, nothing is written', async () => {
  await inStore(withCoalition)
  const { letter }: { letter: string } = JSON.parse((await cli(['import', fileWith('letter.md', LETTER), '--json'], env)).stdout)
  await inStore(({ transaction }) => transaction((tx) => addVersion(tx, { letterId: letterId(letter), language: 'fr', by: 'ada', at: 1 })))
  const out = join(folder, 'version.xlf')
  expect(await cli(['export', letter, out], env)).toMatchObject({ code: 2, stderr: expect.stringMatching(/--language: which version/) })
  expect((await cli(['export', letter, out, '--language', 'de'], env)).stderr).toMatch(/no version in de\. Its versions: fr\./)
  expect(existsSync(out)).toBe(false)
  const told = await cli(['export', letter, out, '--language', 'fr', '--json'], env)
  expect(JSON.parse(told.stdout)).toEqual({ letter, language: 'fr', format: 'xliff', file: out })
  expect(validateXliff(new Uint8Array(readFileSync(out)))).toEqual([])
  expect((await cli(['export', letter, '-', '--language', 'fr', '--format', 'po'], env)).stdout).toMatch(/^"Language: fr\\n"$/m)
}, 180_000)

test('L57 a copy leaves by its id; a wrong one is answered with those there are', async () => {
  await inStore(withCoalition)
  const { letter }: { letter: string } = JSON.parse((await cli(['import', fileWith('letter.md', LETTER), '--json'], env)).stdout)
  const out = join(folder, 'copy.md')
  expect((await cli(['export', letter, out, '--copy', 'one'], env)).stderr).toMatch(/no copy one in en\. It goes out as one letter/)
  await inStore(({ transaction }) =>
    transaction(async (tx) => {
      const id = letterId(letter)
      const recipient = {
        id: recipientId('novak'),
        honorific: '',
        name: 'Eva Novák',
        function: '',
        institution: '',
        country: '',
        language: null,
      }
      await addRecipients(tx, id, [recipient])
      await putCopy(tx, id, { id: 'one', language: 'en', salutation: ['Dear Director Novák,'], recipients: [recipient.id] })
      await changeLetter(tx, id, { mode: 'individual' })
    }),
  )
  expect(await cli(['export', letter, out, '--copy', 'one'], env)).toMatchObject({ code: 0 })
  const { text, recipients } = importDocument(new Uint8Array(readFileSync(out)), 'markdown')
  expect(recipients.map(({ name }) => name)).toEqual(['Eva Novák'])
  expect(text.paragraphs.filter(({ kind }) => kind === 'salutation').map(({ content }) => plainText(content))).toEqual([
    'Dear Director Novák,',
  ])
  const wrong = await cli(['export', letter, out, '--copy', 'two'], env)
  expect(wrong).toMatchObject({ code: 1 })
  expect(wrong.stderr).toMatch(/no copy two in en\. Its copies:\n {2}one {2}en {2}Eva Novák/)
})

async function withCoalition({ transaction }: Store): Promise<void> {
  await transaction(async (tx) => {
    const at = new Date(0).toISOString()
    const user = { id: 'ada', name: 'Ada', email: 'ada@example.org', emailVerified: 1 as const, image: null, createdAt: at, updatedAt: at }
    await tx.insertInto('user').values(user).execute()
    await insertCoalition(tx, { id: 'rivers', name: 'Clear Rivers', by: 'ada', at: 1 })
    const member = {
      id: 'm',
      coalitionId: 'rivers',
      userId: 'ada',
      organisationId: null,
      coordinator: 1 as const,
      joinedAt: 1,
      leftAt: null,
    }
    await tx.insertInto('membership').values(member).execute()
  })
}

describe('beside a server', () => {
  let server: RunningServer | null = null
  const providers: WebsocketProvider[] = []
  afterEach(async () => {
    for (const provider of providers.splice(0)) provider.destroy()
    await server?.stop()
    server = null
  })

  function enter(room: string, ticket: string): Promise<Y.Doc> {
    if (server === null) throw new Error('the server is not running')
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(`ws://127.0.0.1:${server.port}/sync`, room, doc, { params: { ticket }, disableBc: true })
    providers.push(provider)
    return new Promise((resolve, reject) => {
      provider.once('sync', () => resolve(doc))
      provider.once('connection-error', () => reject(new Error('turned away')))
      provider.once('connection-close', (event: { readonly code: number } | null) => reject(new Error(`closed with ${event?.code}`)))
    })
  }

  test('bench-rooms makes rooms that the stock client can write in with their tickets; a ticket for one more opens it too', async () => {
    await inStore(({ db }) => setMark(db, 'bench'))
    server = await startServer({ dataDir: env.DATA_DIR })
    const { code, stdout } = await cli(['bench-rooms', '3'], env)
    expect(code).toBe(0)
    const lines = stdout.trim().split('\n')
    expect(lines).toHaveLength(3)
    expect(new Set(lines.map((line) => line.split(' ')[0])).size).toBe(3)
    const [room = '', ticket = ''] = lines[0]?.split(' ') ?? []
    expect(room).toMatch(/^letter\/[a-z0-9]+\/original$/)
    const doc = await enter(room, ticket)
    const another = await cli(['ticket', '--room', room, '--role', 'observer'], env)
    const reader = await enter(room, another.stdout.trim())
    const heard = new Promise<void>((resolve) => reader.once('update', () => resolve()))
    doc.getText('body').insert(doc.getText('body').length, 'and clear water')
    await heard
    expect(reader.getText('body').toString()).toMatch(/and clear water$/)
  })

  test('bench-rooms makes nothing in a database that nobody marked', async () => {
    server = await startServer({ dataDir: env.DATA_DIR })
    const { code, stdout, stderr } = await cli(['bench-rooms', '1'], env)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/marked neither demo nor bench/)
    expect((await cli(['verify', '--json'], env)).stdout).toMatch(/"rooms": 0/)
  })

  test('a backup taken beside a server is restored elsewhere, never where the server holds the data', async () => {
    await inStore(({ db }) => setMark(db, 'bench'))
    server = await startServer({ dataDir: env.DATA_DIR })
    expect((await cli(['bench-rooms', '2'], env)).code).toBe(0)
    const file = join(folder, 'backup.sqlite')
    expect((await cli(['backup', file], env)).code).toBe(0)
    expect((await cli(['backup', file], env)).stderr).toMatch(/is there already/)
    expect(await cli(['restore', file], env)).toMatchObject({ code: 1, stderr: expect.stringMatching(/a server holds the data/) })
    const elsewhere = { DATA_DIR: join(folder, 'restored') }
    expect((await cli(['restore', file], elsewhere)).code).toBe(0)
    const { code, stdout } = await cli(['verify', '--json'], elsewhere)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, rooms: 2, problems: [] })
    await server.stop()
    expect(await cli(['restore', file], env)).toMatchObject({ code: 1, stderr: expect.stringMatching(/is there already/) })
  })
})

const binaries = findPostgres()

describe.skipIf(binaries === null)('on a Postgres', () => {
  test('the commands find it, and leave backups to its own tools', async () => {
    const postgres = await startPostgres(binaries ?? '')
    try {
      const there = { ...env, DATABASE_URL: await postgres.newDatabase('cli'), SECRET_KEYS: `k1:${'A'.repeat(43)}` }
      const before = await cli(['doctor', '--json'], there)
      expect(before).toMatchObject({ code: 0, stdout: expect.stringMatching(/brings it up to date at its start: 0001/) })
      expect(await cli(['bench-rooms', '2'], there)).toMatchObject({ code: 1 })
      expect((await cli(['bench-rooms', '2', '--mark'], there)).stdout.trim().split('\n')).toHaveLength(2)
      expect((await cli(['verify'], there)).stdout).toMatch(/^2 rooms, .*all in order$/m)
      expect((await cli(['doctor', '--json'], there)).stdout).toMatch(/postgres, reachable/)
      expect((await cli(['backup', join(folder, 'b.sqlite')], there)).stderr).toMatch(/pg_dump/)
      expect(existsSync(env.DATA_DIR)).toBe(false)
    } finally {
      await postgres.stop()
    }
  })
})

describe('doctor', () => {
  test('it looks, says no secret, and makes nothing', async () => {
    const secrets = { SMTP_URL: 'smtp://ada:sesame@mail.example.org', SECRET_KEYS: `k1:${'A'.repeat(43)}` }
    const { code, stdout } = await cli(['doctor', '--json'], { ...env, ...secrets })
    expect(code).toBe(0)
    expect(stdout).not.toMatch(/sesame|AAAA/)
    const { findings }: { findings: readonly { what: string; verdict: string }[] } = JSON.parse(stdout)
    expect(findings.map(({ what }) => what)).toEqual(expect.arrayContaining(['node', 'database', 'keys', 'disk', 'mail', 'paper']))
    expect(existsSync(env.DATA_DIR)).toBe(false)
  })

  test('a damaged database and a wrong configuration end with 1', async () => {
    mkdirSync(env.DATA_DIR)
    writeFileSync(databaseFile(env.DATA_DIR), 'not a database, but long enough to look like a file of some kind')
    const { code, stdout } = await cli(['doctor'], env)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^fault {2}database/m)
    expect(await cli(['doctor'], { ...env, PORT: 'harbour' })).toMatchObject({ code: 1, stderr: expect.stringMatching(/PORT/) })
  })
})
