// npm run bench [-- scenario …]: one JSON line per scenario on standard output.
import { existsSync, readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const known = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'main.ts' && !name.endsWith('.test.ts'))
  .map((name) => name.slice(0, -3))
  .sort()

/** A scenario measures and returns its figures; what it promises stands in its own file. */
type Scenario = () => Promise<Readonly<Record<string, unknown>>>

async function scenarioOf(name: string): Promise<Scenario> {
  const loaded: { readonly run?: unknown } = await import(`./${name}.ts`)
  const { run } = loaded
  if (typeof run !== 'function') throw new TypeError(`tests/bench/${name}.ts exports no run()`)
  return async () => run()
}

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const unknown = wanted.filter((name) => !existsSync(`${folder}${name}.ts`))
if (unknown.length > 0) {
  console.error(`No such scenario: ${unknown.join(', ')}. Known: ${known.join(', ')}.`)
  process.exit(2)
}
for (const name of wanted.length > 0 ? wanted : known) {
  const figures = await (await scenarioOf(name))()
  console.log(JSON.stringify({ scenario: name, node: process.version, cores: cpus().length, ...figures }))
}
process.exit(0)
