import type { Clock } from '../rooms/ports.ts'

export const systemClock: Clock = {
  now: () => Date.now(),
  soon: (task) => void setImmediate(task),
  after: (ms, task) => {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}
