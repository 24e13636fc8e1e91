// npm test: everything a change must pass, on a fresh clone. Prints one closing line.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled } from './lib/install.mjs'
import { root, run } from './lib/run.mjs'
import { checkCounted, playwrightCounted, vitestCounted } from './lib/step-report.mjs'
import { ensureSystem } from './lib/system.mjs'

/** The server, the command line and the tests' own processes start some hundred times: what one has compiled the next one reads. */
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'compile')

const reports = join(root, 'test-results', 'steps')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

/** A check counts as one test; a suite counts its own, and what did not pass is named again at the end. */
const steps = [
  { name: 'lockcheck', counts: checkCounted },
  { name: 'lint', counts: checkCounted },
  { name: 'boundaries', counts: checkCounted },
  { name: 'typecheck', counts: checkCounted },
  { name: 'unused', counts: checkCounted },
  { name: 'unit', counts: vitestCounted, args: vitestArgs },
  { name: 'build', counts: checkCounted },
  // Two that wait a good deal, for disks and for processes that are killed: side by side, file by file.
  { name: 'integration+faults', counts: vitestCounted, args: vitestArgs },
  { name: 'guards', counts: vitestCounted, args: vitestArgs },
  { name: 'e2e', counts: playwrightCounted, args: () => [], env: (name) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf(name) }) },
]

const reportOf = (name) => join(reports, `${name}.json`)

function vitestArgs(name) {
  return ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(name)}`]
}

const started = Date.now()
const only = process.argv.slice(2)
const unknown = only.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}; there are ${steps.map(({ name }) => name).join(', ')}.`)
  process.exit(1)
}
await ensureInstalled()
await ensureSystem()
const total = { passed: 0, failed: 0, skipped: 0 }
const failed = []
const names = []
for (const step of steps.filter(({ name }) => only.length === 0 || only.includes(name))) {
  console.log(`\n── ${step.name}`)
  const since = Date.now()
  const { code } = await run('npm', ['run', '--silent', step.name, ...(step.args?.(step.name) ?? [])], { env: step.env?.(step.name) ?? {} })
  const counted = step.counts(step.name, code, reportOf(step.name))
  for (const key of Object.keys(total)) total[key] += counted[key]
  names.push(...counted.names.map((line) => `${step.name}: ${line}`))
  if (counted.failed > 0) failed.push(step.name)
  console.log(`── ${step.name}: ${code === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - since) / 1000).toFixed(1)} s`)
}
if (names.length > 0) console.log(`\nNot passed, or not at once:\n${names.map((line) => `!! ${line}`).join('\n')}`)
console.log(`\n${((Date.now() - started) / 60_000).toFixed(1)} min${failed.length > 0 ? `; failed: ${failed.join(', ')}` : ''}`)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exit(failed.length > 0 ? 1 : 0)
