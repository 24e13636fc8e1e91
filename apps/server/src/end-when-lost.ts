import type { Logger } from 'pino'

/** A server that can store nothing any more ends with 1, so that whoever watches it starts it anew; editors come back to what is saved. */
export function endWhenLost(lost: Promise<Error>, log: Pick<Logger, 'fatal'>, exit: (code: number) => void): void {
  void lost.then((error) => {
    log.fatal({ error: error.message }, 'the store is lost')
    exit(1)
  })
}
