import { existsSync, readdirSync } from 'node:fs'
import { run } from './run.mjs'

const anyOf = (...paths) => paths.some((path) => existsSync(path))
const browser = () => anyOf('/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser') || playwrightBrowsers()

/** What the tests need from the system: its Debian package, how to see that it is there, and what serves as well, only slower. */
const needs = [
  {
    name: 'Chromium',
    // The browser without its windows: a test starts in a quarter of the time.
    present: () => anyOf('/usr/bin/chromium-headless-shell') || playwrightBrowsers(),
    serves: browser,
    package: 'chromium-headless-shell',
  },
  { name: 'PostgreSQL', present: () => postgresBinaries() !== null, package: 'postgresql' },
  {
    name: 'poppler-utils',
    present: () => anyOf('/usr/bin/pdftotext', '/opt/homebrew/bin/pdftotext'),
    package: 'poppler-utils',
  },
]

function playwrightBrowsers() {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    `${process.env.HOME}/${process.platform === 'darwin' ? 'Library/Caches' : '.cache'}/ms-playwright`
  return existsSync(cache) && readdirSync(cache).some((name) => name.startsWith('chromium'))
}

function postgresBinaries() {
  const debian = '/usr/lib/postgresql'
  const places = existsSync(debian) ? readdirSync(debian).map((version) => `${debian}/${version}/bin`) : []
  return [...places, '/opt/homebrew/bin', '/usr/local/bin', '/usr/bin'].find((place) => existsSync(`${place}/initdb`)) ?? null
}

const lacking = () => needs.filter((need) => !(need.serves ?? need.present)())
const install = (name) =>
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
    quiet: true,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  })

/** Installs what is missing where the rights are there; otherwise says the one command and gives up. */
export async function ensureSystem() {
  const missing = needs.filter((need) => !need.present())
  if (missing.length === 0) return
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${missing.map((need) => need.package).join(', ')} …`)
    if (lacking().length > 0) await run('apt-get', ['update', '-qq'], { quiet: true })
    // One by one: an older system knows the browser by its other package alone.
    for (const need of missing) await install(need.package)
    if (!browser()) await install('chromium')
  }
  const still = lacking()
  if (still.length === 0) return
  const command =
    process.platform === 'darwin'
      ? `brew install postgresql poppler && npx playwright install chromium`
      : `sudo apt-get install -y ${still.map((need) => need.package).join(' ')}`
  console.error(`The tests need ${still.map((need) => need.name).join(', ')}. Please run:\n  ${command}`)
  process.exit(1)
}
