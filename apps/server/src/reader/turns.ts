/** Runs works for the same thing one after the other, in the order they came. One that fails is told to whoever asked for it; the next goes on. */
export class Turns<Key> {
  readonly #last = new Map<Key, Promise<unknown>>()
  readonly #waiting = new Map<Key, Promise<void>>()

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

  /** A work that does for everybody who asks before it has begun: they share the one that waits, and it is the last of their turns. */
  share(key: Key, work: () => Promise<void>): Promise<void> {
    const waiting = this.#waiting.get(key)
    if (waiting !== undefined) return waiting
    const turn = this.run(key, () => {
      this.#waiting.delete(key)
      return work()
    })
    this.#waiting.set(key, turn)
    return turn
  }
}
