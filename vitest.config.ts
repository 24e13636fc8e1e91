import { defineConfig } from 'vitest/config'

const project = (name: string, include: string[], testTimeout: number, parallel = true) => ({
  test: { name, include, testTimeout, hookTimeout: 120_000, fileParallelism: parallel, environment: 'node' },
})

export default defineConfig({
  test: {
    projects: [
      project('unit', ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'], 60_000),
      project('integration', ['tests/integration/**/*.test.ts'], 120_000, false),
      project('faults', ['tests/faults/**/*.test.ts'], 300_000, false),
      project('guards', ['tests/guards/**/*.test.ts'], 300_000, false),
    ],
  },
})
