// What a step's own report says: how many passed, and the name of each that did not.
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './run.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number, names: string[] }} Counted */

const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null)

const firstLines = (text) => stripVTControlCharacters(`${text}`).split('\n').slice(0, 3).join(' | ').slice(0, 400)

/** A check without a report of its own counts as one test. @returns {Counted} */
export function checkCounted(name, code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, names: code === 0 ? [] : [name] }
}

const SECOND_TRY = 'only at the second try: '

/** The tests of a file that failed, and those that passed after they had failed. */
function namesIn(file) {
  const where = relative(root, file.name)
  const tests = file.assertionResults.filter(({ status, failureMessages }) => status === 'failed' || failureMessages.length > 0)
  if (tests.length === 0 && file.status === 'failed') return [`${where}: ${firstLines(file.message)}`]
  return tests.map(
    ({ status, fullName, failureMessages }) =>
      `${status === 'failed' ? '' : SECOND_TRY}${where} > ${fullName}: ${firstLines(failureMessages[0] ?? '')}`,
  )
}

/** @returns {Counted} */
export function vitestCounted(name, code, path) {
  const report = read(path)
  if (!report) return checkCounted(name, code || 1)
  const names = report.testResults.flatMap((file) => namesIn(file))
  const broken = code !== 0 && report.numFailedTests === 0 ? 1 : 0
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
    names: broken === 1 && names.length === 0 ? [`${name}: ended with ${code}, no test of it failed`] : names,
  }
}

/** Every test of a Playwright report, with the titles it stands under. */
function* browserTests(suites, above = []) {
  for (const suite of suites) {
    const titles = [...above, suite.title]
    for (const spec of suite.specs ?? []) for (const test of spec.tests) yield { title: [...titles, spec.title].join(' > '), test }
    yield* browserTests(suite.suites ?? [], titles)
  }
}

/** @returns {Counted} */
export function playwrightCounted(name, code, path) {
  const report = read(path)
  if (!report?.stats) return checkCounted(name, code || 1)
  const { stats } = report
  const names = []
  for (const { title, test } of browserTests(report.suites)) {
    if (test.status !== 'unexpected' && test.status !== 'flaky') continue
    const error = test.results.find((result) => result.error !== undefined)?.error
    names.push(`${test.status === 'flaky' ? SECOND_TRY : ''}${title}: ${firstLines(error?.message ?? '')}`)
  }
  const broken = code !== 0 && stats.unexpected === 0 ? 1 : 0
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + broken, skipped: stats.skipped, names }
}
