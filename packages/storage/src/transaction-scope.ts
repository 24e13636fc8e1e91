import { AsyncLocalStorage } from 'node:async_hooks'
import { OutsideTransaction } from './errors.ts'

/** Knows whether the code that asks runs inside a transaction's callback; one per store. */
export class TransactionScope {
  readonly #scopes = new AsyncLocalStorage<{ open: boolean }>()

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    const scope = { open: true }
    try {
      return await this.#scopes.run(scope, work)
    } finally {
      scope.open = false
    }
  }

  /** For work of its own that merely begins in a transaction's callback: it waits for nobody there. */
  outside<Result>(work: () => Result): Result {
    return this.#scopes.run({ open: false }, work)
  }

  /** Refuses what would wait for its own transaction to end, or read past it (rule P4). */
  refuseInside(): void {
    if (this.#scopes.getStore()?.open !== true) return
    throw new OutsideTransaction('inside a transaction use its `tx`: `db` would wait for this very transaction to end')
  }
}
