import { defineConfig } from '@playwright/test'
import { executablePath } from '../support/chromium.ts'

const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-quic', '--disable-gpu', '--disable-background-networking'] : []

/** Begun first, so that no worker is left alone with one of them at the end. */
const long = /(axe|journey|minister|twenty-four)\.spec\.ts$/

export default defineConfig({
  projects: [
    { name: 'long', testMatch: long },
    { name: 'short', testIgnore: long },
  ],
  testDir: '.',
  globalSetup: './global-setup.ts',
  outputDir: '../../test-results/e2e',
  fullyParallel: false,
  workers: 2,
  timeout: 120_000,
  // A second try on a busy machine is reported as flaky, never hidden: `npm test` names each.
  retries: process.env.CI === 'true' ? 1 : 0,
  forbidOnly: process.env.CI === 'true',
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE === undefined ? 'list' : [['list'], ['json']],
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'en-IE',
    timezoneId: 'Europe/Brussels',
    // Recording is costly; only the second try is recorded.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args },
  },
})
