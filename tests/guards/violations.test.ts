import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root, run } from '../support/project.ts'

let copy = ''
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(copy, path)), { recursive: true })
  writeFileSync(join(copy, path), text)
}

/** A project with the house's own rules and two rooms, small enough to break on purpose. */
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'undersigned-guard-'))
  for (const path of ['turbo.json', 'biome.json', 'tsconfig.base.json', 'knip.json', '.gitignore'])
    cpSync(join(root, path), join(copy, path))
  write(
    'package.json',
    JSON.stringify({ name: 'guard', private: true, type: 'module', packageManager: 'npm@11.19.1', workspaces: ['packages/*'] }),
  )
  write('package-lock.json', JSON.stringify({ name: 'guard', lockfileVersion: 3, packages: { '': { workspaces: ['packages/*'] } } }))
  for (const name of ['letter', 'storage']) {
    for (const file of ['turbo.json', 'tsconfig.json']) {
      mkdirSync(join(copy, 'packages', name), { recursive: true })
      cpSync(join(root, 'packages', name, file), join(copy, 'packages', name, file))
    }
    write(`packages/${name}/src/index.ts`, 'export {}\n')
    write(
      `packages/${name}/package.json`,
      JSON.stringify({ name: `@undersigned/${name}`, type: 'module', exports: { '.': './src/index.ts' } }),
    )
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})
afterEach(() => rmSync(copy, { recursive: true, force: true }))

describe('each guard objects when it is shown a violation', () => {
  test('boundaries: a pure package that reaches for storage', async () => {
    expect((await run('npx', ['turbo', 'boundaries'], copy)).code).toBe(0)
    write(
      'packages/letter/package.json',
      JSON.stringify({
        name: '@undersigned/letter',
        type: 'module',
        exports: { '.': './src/index.ts' },
        dependencies: { '@undersigned/storage': '*' },
      }),
    )
    write('packages/letter/src/index.ts', "import '@undersigned/storage'\n")
    const { code, output } = await run('npx', ['turbo', 'boundaries'], copy)
    expect(code).not.toBe(0)
    expect(output).toContain('@undersigned/storage')
  })

  test.each(['fetch("https://example.org")', 'process.exit(1)', 'setTimeout(() => 1, 1)', 'console.log(1)', 'document.title'])(
    'types: a pure package knows nothing of %s',
    async (line) => {
      write('packages/letter/src/index.ts', `${line}\nexport {}\n`)
      const { code, output } = await run('npx', ['tsc', '-p', 'packages/letter/tsconfig.json'], copy)
      expect(code).not.toBe(0)
      expect(output).toMatch(/TS2304|TS2584|TS2591|TS2580/)
    },
  )

  test.each([
    ['any', 'export const read = (x: any): string => x\n', 'noExplicitAny'],
    ['a non-null assertion', 'export const first = (x: string[]): string => x[0]!\n', 'noNonNullAssertion'],
    ['a default export', 'export default 1\n', 'noDefaultExport'],
    ['console', 'console.log(1)\nexport {}\n', 'noConsole'],
    ['a floating promise', 'const later = async (): Promise<void> => {}\nlater()\nexport {}\n', 'noFloatingPromises'],
  ])('lint: %s', async (_what, source, rule) => {
    write('packages/letter/src/index.ts', source)
    const { code, output } = await run('npx', ['biome', 'check', '--vcs-enabled=false', 'packages/letter/src/index.ts'], copy)
    expect(code).not.toBe(0)
    expect(output).toContain(rule)
  })

  test('lint: files that import each other in a circle', async () => {
    write('packages/letter/src/index.ts', "import { b } from './b.ts'\n\nexport const a = (): number => b()\n")
    write('packages/letter/src/b.ts', "import { a } from './index.ts'\n\nexport const b = (): number => a()\n")
    expect((await run('npx', ['biome', 'check', '--vcs-enabled=false', 'packages/letter/src'], copy)).output).toContain('noImportCycles')
  })

  test('lock: a package whose binaries for other systems are missing, a host, and two copies of Yjs', async () => {
    const lock = {
      packages: {
        '': {},
        'node_modules/a': { optionalDependencies: { 'a-darwin': '1.0.0' } },
        'node_modules/b': { resolved: 'https://example.org/b.tgz' },
        'node_modules/yjs': {},
        'packages/x/node_modules/yjs': {},
      },
    }
    write('bad-lock.json', JSON.stringify(lock))
    const { code, output } = await run('npx', ['node', join(root, 'scripts/lockcheck.mjs'), join(copy, 'bad-lock.json')])
    expect(code).toBe(1)
    expect(output).toContain('node_modules/a lacks a-darwin')
    expect(output).toContain('names a host')
    expect(output).toContain('more than one yjs')
  })

  test('unused code: an export that nobody imports', async () => {
    const config = JSON.parse(readFileSync(join(root, 'knip.json'), 'utf8'))
    write('knip.json', JSON.stringify({ ...config, workspaces: { 'packages/*': { entry: ['src/index.ts'], project: ['src/**/*.ts'] } } }))
    write('packages/letter/src/index.ts', "export { used } from './used.ts'\n")
    write('packages/letter/src/used.ts', 'export const used = 1\nexport const forgotten = 2\n')
    const { code, output } = await run('npx', ['knip', '--no-progress'], copy)
    expect(code).not.toBe(0)
    expect(output).toContain('forgotten')
  })
})
