import type { Workshop } from '../rooms/ports.ts'
import { difference, fold, isCleanUp } from '../workshop/work.ts'

/** The workshop without a thread. */
export const inProcessWorkshop: Workshop = {
  fold: async (updates) => fold(updates),
  difference: async (state, stateVector) => difference(state, stateVector),
  isCleanUp: async (updates, update) => isCleanUp(updates, update),
}
