import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Plugin, transformWithOxc } from 'vite'

const source = new URL('./worker.ts', import.meta.url)
const page = new URL('../index.html', import.meta.url)

/** Puts the worker beside the page, knowing every file of its build: a new build is a new worker. */
export const offlineWorker = (): Plugin => ({
  name: 'offline-worker',
  apply: 'build',
  // After the styles: a piece that held nothing else is gone by then, and a worker that names a file too many keeps none.
  enforce: 'post',
  async generateBundle(_options, bundle) {
    const files = [...Object.keys(bundle).filter((name) => name.startsWith('assets/')), 'mark.svg'].map((name) => `/app/${name}`).sort()
    const { code } = await transformWithOxc(readFileSync(source, 'utf8'), 'worker.ts')
    const build = createHash('sha256').update(readFileSync(page)).update(files.join()).update(code).digest('hex').slice(0, 16)
    const known = `const BUILD = ${JSON.stringify(build)}\nconst FILES = ${JSON.stringify(files)}\n`
    this.emitFile({ type: 'asset', fileName: 'worker.js', source: known + code.replace(/^export \{.*\};?$/m, '') })
  },
})
