import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const server = new URL('../../apps/server/src/server.ts', import.meta.url)

/** What only a worker thread needs: readers and writers of files, and the printer. */
const HEAVY = ['parse5', 'fflate', 'gettext-parser', 'iconv-lite', 'papaparse', 'micromark', 'typst', 'tldts']

test('the main thread loads no reader of files: an idle server would carry it for good', async () => {
  const loaded = await modulesOf(server)
  expect(loaded).toContain(server.href)
  expect(HEAVY.filter((name) => loaded.some((url) => url.includes(`/node_modules/${name}`)))).toEqual([])
})

async function modulesOf(file: URL): Promise<readonly string[]> {
  const program = `import { registerHooks } from 'node:module'
registerHooks({ load: (url, context, next) => { console.log(url); return next(url, context) } })
await import(${JSON.stringify(file.href)})`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    maxBuffer: 16 * 1024 * 1024,
  })
  return stdout.split('\n')
}
