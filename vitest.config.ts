import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Vitest leaves one core to itself; on two cores that is half of them, and it needs next to nothing. */
const maxWorkers = Math.max(2, availableParallelism() - 1)

/** Random inputs that are the same in every run. */
const alias = [{ find: /^fast-check$/, replacement: fileURLToPath(new URL('tests/support/seeded-checks.ts', import.meta.url)) }]

// As in the browser tests: a second try on a busy machine is named at the end of `npm test`, never hidden.
const retry = process.env.CI === 'true' ? 1 : 0

const project = (name: string, include: string[], testTimeout: number) => ({
  resolve: { alias },
  test: { name, include, testTimeout, hookTimeout: 120_000, retry, maxWorkers, environment: 'node' },
})

export default defineConfig({
  test: {
    maxWorkers,
    projects: [
      project('unit', ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'], 180_000),
      project('integration', ['tests/integration/**/*.test.ts'], 120_000),
      project('faults', ['tests/faults/**/*.test.ts'], 300_000),
      project('guards', ['tests/guards/**/*.test.ts'], 300_000),
    ],
  },
})
