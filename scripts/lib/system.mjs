import { existsSync, readdirSync } from 'node:fs'
import { run } from './run.mjs'

/** What the tests need from the system: how to see that it is there, and its Debian package. */
const needs = [
  {
    name: 'Chromium',
    present: () => ['/usr/bin/chromium', '/usr/bin/chromium-browser'].some((path) => existsSync(path)) || playwrightBrowsers(),
    packages: ['chromium'],
  },
  { name: 'PostgreSQL', present: () => postgresBinaries() !== null, packages: ['postgresql'] },
  {
    name: 'poppler-utils',
    present: () => existsSync('/usr/bin/pdftotext') || existsSync('/opt/homebrew/bin/pdftotext'),
    packages: ['poppler-utils'],
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

/** Installs what is missing where the rights are there; otherwise says the one command and gives up. */
export async function ensureSystem() {
  const missing = needs.filter((need) => !need.present())
  if (missing.length === 0) return
  const packages = missing.flatMap((need) => need.packages)
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (mayInstall) {
    console.log(`Installing ${packages.join(', ')} …`)
    await run('apt-get', ['update', '-qq'], { quiet: true })
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      quiet: true,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  const still = needs.filter((need) => !need.present())
  if (still.length === 0) return
  const command =
    process.platform === 'darwin'
      ? `brew install postgresql poppler && npx playwright install chromium`
      : `sudo apt-get install -y ${packages.join(' ')}`
  console.error(`The tests need ${still.map((need) => need.name).join(', ')}. Please run:\n  ${command}`)
  process.exit(1)
}
