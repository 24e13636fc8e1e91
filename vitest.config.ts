import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

/** Vitest leaves one core to itself; on two cores that is half of them, and it needs next to nothing. */
const maxWorkers = Math.max(2, availableParallelism() - 1)

/** Random inputs that are the same in every run. */
const alias = [{ find: /^fast-check$/, replacement: fileURLToPath(new URL('tests/support/seeded-checks.ts', import.meta.url)) }]

// As in the browser tests: a second try on a busy machine is named at the end of `npm test`, never hidden.
const retry = process.env.CI === 'true' ? 1 : 0

const project = (name: string, include: string[], testTimeout: number) => ({
  resolve: { alias },
  test: { name, include, testTimeout, hookTimeout: 120_000, retry, maxWorkers, environment: 'node' as const },
})

/** Whose files put a window or a database of the browser's into their process, which is theirs alone. */
const alone = ['packages/{editor,sync}/src/**/*.test.{ts,tsx}']

/** Each file in the process of the one before it: to load the same modules two hundred times over was a third of the work. */
function together({ resolve, test }: ReturnType<typeof project>) {
  const setupFiles = [fileURLToPath(new URL('tests/support/put-back.ts', import.meta.url))]
  return { resolve, test: { ...test, exclude: [...configDefaults.exclude, ...alone], isolate: false, setupFiles } }
}

const units = ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts']

export default defineConfig({
  test: {
    maxWorkers,
    projects: [
      together(project('unit', units, 180_000)),
      project('unit-alone', alone, 180_000),
      project('integration', ['tests/integration/**/*.test.ts'], 120_000),
      project('faults', ['tests/faults/**/*.test.ts'], 300_000),
      project('guards', ['tests/guards/**/*.test.ts'], 300_000),
    ],
  },
})
