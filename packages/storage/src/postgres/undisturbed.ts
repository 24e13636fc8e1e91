const DEADLOCK = '40P01'
const NOT_IN_ANY_ORDER = '40001'
const ATTEMPTS = 4

/**
 * Does again what Postgres gave up for a reason that lies in the moment and not in the work: two that waited for each other.
 * All of it had been rolled back, so nothing is done twice (rule P4).
 */
export async function undisturbed<Result>(work: () => Promise<Result>, attempts = ATTEMPTS): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (attempts <= 1 || !wasDisturbed(error)) throw error
    return undisturbed(work, attempts - 1)
  }
}

const wasDisturbed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === DEADLOCK || error.code === NOT_IN_ANY_ORDER)
