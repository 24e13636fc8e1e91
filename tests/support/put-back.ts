import { afterAll, vi } from 'vitest'

/** Runs with each test file that shares its process with others: what it put in the place of something is taken back when it ends. */
const env = { ...process.env }

afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name]
  Object.assign(process.env, env)
})
