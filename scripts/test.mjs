// npm test: everything a change must pass, on a fresh clone. Prints one closing line.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled } from './lib/install.mjs'
import { root, run } from './lib/run.mjs'
import { ensureSystem } from './lib/system.mjs'

/** The server, the command line and the tests' own processes start some hundred times: what one has compiled the next one reads. */
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'compile')

const reports = join(root, 'test-results', 'steps')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

/** A check counts as one test; a suite counts its own, and what did not pass is named again at the end. */
const steps = [
  { name: 'lockcheck', counts: check },
  { name: 'lint', counts: check },
  { name: 'boundaries', counts: check },
  { name: 'typecheck', counts: check },
  { name: 'unused', counts: check },
  { name: 'unit', counts: vitest, args: vitestArgs },
  { name: 'build', counts: check },
  { name: 'integration', counts: vitest, args: vitestArgs },
  { name: 'faults', counts: vitest, args: vitestArgs },
  { name: 'guards', counts: vitest, args: vitestArgs },
  { name: 'e2e', counts: playwright, args: () => [], env: (name) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf(name) }) },
]

const reportOf = (name) => join(reports, `${name}.json`)

function vitestArgs(name) {
  return ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(name)}`]
}

function check(_name, code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

function read(name) {
  return existsSync(reportOf(name)) ? JSON.parse(readFileSync(reportOf(name), 'utf8')) : null
}

function vitest(name, code) {
  const report = read(name)
  if (!report) return check(name, code || 1)
  const broken = code !== 0 && report.numFailedTests === 0 ? 1 : 0
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken, skipped: report.numPendingTests + report.numTodoTests }
}

function playwright(name, code) {
  const stats = read(name)?.stats
  if (!stats) return check(name, code || 1)
  if (stats.flaky > 0) console.log(`!! ${stats.flaky} browser test(s) passed only at the second try; the list above names them`)
  const broken = code !== 0 && stats.unexpected === 0 ? 1 : 0
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + broken, skipped: stats.skipped }
}

const started = Date.now()
const only = process.argv.slice(2)
await ensureInstalled()
await ensureSystem()
const total = { passed: 0, failed: 0, skipped: 0 }
const failed = []
for (const step of steps.filter(({ name }) => only.length === 0 || only.includes(name))) {
  console.log(`\n── ${step.name}`)
  const since = Date.now()
  const { code } = await run('npm', ['run', '--silent', step.name, ...(step.args?.(step.name) ?? [])], { env: step.env?.(step.name) ?? {} })
  const counted = step.counts(step.name, code)
  for (const key of Object.keys(total)) total[key] += counted[key]
  if (counted.failed > 0) failed.push(step.name)
  console.log(`── ${step.name}: ${code === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - since) / 1000).toFixed(1)} s`)
}
console.log(`\n${((Date.now() - started) / 60_000).toFixed(1)} min${failed.length > 0 ? `; failed: ${failed.join(', ')}` : ''}`)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exit(failed.length > 0 ? 1 : 0)
