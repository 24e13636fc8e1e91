/** Runs works for the same thing one after the other, in the order they came. One that fails is told to whoever asked for it; the next goes on. */
export class Turns<Key> {
  readonly #last = new Map<Key, Promise<unknown>>()

  run<Result>(key: Key, work: () => Promise<Result>): Promise<Result> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(work)
    const ended = turn
      .catch(() => undefined)
      .then(() => {
        if (this.#last.get(key) === ended) this.#last.delete(key)
      })
    this.#last.set(key, ended)
    return turn
  }
}
