import { readFileSync } from 'node:fs'

/** Loaded before the server, whose clock is then so many milliseconds ahead: an hour comes without being waited for. */
const { CLOCK_AHEAD, CLOCK_FILE } = process.env
const clock = Date.now
let ahead = Number(CLOCK_AHEAD ?? 0)
let read = 0
if (!Number.isFinite(ahead)) throw new Error('CLOCK_AHEAD is a number of milliseconds')

/** Written anew while the server runs, the file moves the clock of every thread of it. */
function aheadNow(path: string): number {
  if (clock() - read < 20) return ahead
  read = clock()
  const written = Number(readFileSync(path, 'utf8'))
  if (Number.isFinite(written)) ahead = written
  return ahead
}

Date.now = () => clock() + (CLOCK_FILE === undefined ? ahead : aheadNow(CLOCK_FILE))
