import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

/** What a page may ship of JavaScript, in kB gzipped, everything it loads before anybody touches it. */
const budgets = [
  { route: 'dashboard', limit: 150, loads: ['index.html', 'src/pages/letters/letters-page.tsx', 'en.json'] },
  {
    route: 'editor',
    limit: 290,
    loads: ['index.html', 'src/pages/letter/letter-routes.tsx', 'src/pages/letter/write/write-page.tsx', 'en.json'],
  },
] as const

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}

/** `size.ts [folder]`: the folder of the build, that of the workspace unless another is named. */
const named = process.argv[2]
const dist = named === undefined ? new URL('../dist/', import.meta.url) : pathToFileURL(`${named}/`)
if (!existsSync(new URL('.vite/manifest.json', dist))) throw new Error(`nothing is built in ${dist.pathname}: npm run build`)
const manifest: Readonly<Record<string, Chunk>> = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))

function keyOf(source: string): string {
  const key = Object.keys(manifest).find((known) => known === source || known.endsWith(`/${source}`))
  if (key === undefined) throw new Error(`the build has no ${source}: build first, or mend the list of routes`)
  return key
}

function closure(keys: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>()
  const visit = (key: string): void => {
    const chunk = manifest[key]
    if (chunk === undefined || files.has(chunk.file)) return
    files.add(chunk.file)
    chunk.imports?.forEach(visit)
  }
  keys.forEach(visit)
  return files
}

const weigh = (file: string): number => gzipSync(readFileSync(new URL(file, dist))).length / 1000

const report = budgets.map(({ route, limit, loads }) => {
  const files = [...closure(loads.map(keyOf))].filter((file) => file.endsWith('.js'))
  const kilobytes = Math.round(files.reduce((sum, file) => sum + weigh(file), 0) * 10) / 10
  return { route, kilobytes, limit, fits: kilobytes <= limit }
})

for (const line of report) process.stdout.write(`${JSON.stringify(line)}\n`)
process.exitCode = report.every(({ fits }) => fits) ? 0 : 1
