// node scripts/lockcheck.mjs [package-lock.json]
// A lock made on one system may lack the optional binaries of others; such a lock installs nothing there.
import { readFileSync } from 'node:fs'

const path = process.argv[2] ?? 'package-lock.json'
const { packages } = JSON.parse(readFileSync(path, 'utf8'))

/** Every place where npm looks for `name` when the package at `from` asks for it, innermost first. */
function placesFor(from, name) {
  const places = []
  for (let at = from; at !== ''; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
    places.push(`${at}/node_modules/${name}`)
  }
  return [...places, `node_modules/${name}`]
}

const missing = Object.entries(packages).flatMap(([from, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !placesFor(from, name).some((place) => packages[place]))
    .map((name) => `${from || '(root)'} lacks ${name}`),
)
const hosts = Object.entries(packages)
  .filter(([, entry]) => /^https?:/.test(entry.resolved ?? ''))
  .map(([from]) => `${from} names a host`)
/** Two copies of these in one process break documents apart. */
const single = [
  'yjs',
  'lib0',
  'y-protocols',
  'y-websocket',
  'y-indexeddb',
  '@tiptap/core',
  '@tiptap/pm',
  'react',
  'prosemirror-model',
  'prosemirror-state',
]
const doubled = single
  .filter((name) => Object.keys(packages).filter((at) => at === `node_modules/${name}` || at.endsWith(`/node_modules/${name}`)).length > 1)
  .map((name) => `more than one ${name}`)

const problems = [...missing, ...hosts, ...doubled]
for (const problem of problems) console.log(problem)
console.log(problems.length > 0 ? `lock incomplete: ${problems.length}` : 'lock complete')
process.exit(problems.length > 0 ? 1 : 0)
