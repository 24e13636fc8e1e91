import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root, run } from '../support/project.ts'

const weigh = (...folder: readonly string[]) => run('npx', ['node', join(root, 'apps/web/scripts/size.ts'), ...folder])

const routes: Readonly<Record<string, string>> = {
  'index.html': 'index.js',
  'src/pages/letters/letters-page.tsx': 'letters.js',
  'src/pages/letter/letter-routes.tsx': 'letter.js',
  'src/pages/letter/write/write-page.tsx': 'write.js',
  '../../packages/i18n/src/messages/en.json': 'en.js',
}

describe('what the workspace ships', () => {
  let built = ''
  const write = (path: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(built, path)), { recursive: true })
    writeFileSync(join(built, path), content)
  }
  beforeEach(() => {
    built = mkdtempSync(join(tmpdir(), 'undersigned-size-'))
    const chunks = Object.entries(routes).map(([source, file]) => [source, { file, imports: source.includes('write') ? ['shared'] : [] }])
    write('.vite/manifest.json', JSON.stringify({ ...Object.fromEntries(chunks), shared: { file: 'shared.js' } }))
    for (const file of [...Object.values(routes), 'shared.js']) write(file, 'export {}')
  })
  afterEach(() => rmSync(built, { recursive: true, force: true }))

  test('the guard weighs a page with all that it imports, and objects to a page that is too heavy', async () => {
    expect((await weigh(built)).code).toBe(0)
    write('shared.js', randomBytes(291_000))
    const { code, output } = await weigh(built)
    expect(code).toBe(1)
    expect(output).toMatch(/"route":"dashboard".*"fits":true/)
    expect(output).toMatch(/"route":"editor","kilobytes":29\d[^\n]*"fits":false/)
  })

  test('the guard objects when nothing is built, or a page cannot be found in the build', async () => {
    expect((await weigh(join(built, 'nowhere'))).output).toContain('nothing is built')
    write('.vite/manifest.json', '{}')
    const { code, output } = await weigh(built)
    expect(code).not.toBe(0)
    expect(output).toContain('the build has no index.html')
  })

  test('the dashboard and the writing page, as they are built, keep to their limits', async () => {
    const { code, output } = await weigh()
    expect(code, output).toBe(0)
  })

  test('S21 the worker that keeps the workspace on a device names no file that the build lacks: it would keep none', () => {
    const dist = join(root, 'apps/web/dist')
    const listed = /^const FILES = (\[.*\])$/m.exec(readFileSync(join(dist, 'worker.js'), 'utf8'))?.[1] ?? '[]'
    const files: readonly unknown[] = JSON.parse(listed)
    expect(files.length).toBeGreaterThan(50)
    expect(files.filter((file) => !existsSync(join(dist, String(file).replace('/app/', ''))))).toEqual([])
  })
})
