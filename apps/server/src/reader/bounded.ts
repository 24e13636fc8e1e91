/** Keeps what was used last, up to a weight; the longest unused goes first. */
export class Bounded<Key, Value> {
  readonly #most: number
  readonly #weigh: (value: Value) => number
  readonly #kept = new Map<Key, Value>()
  #weight = 0

  constructor(most: number, weigh: (value: Value) => number = () => 1) {
    this.#most = most
    this.#weigh = weigh
  }

  get(key: Key): Value | undefined {
    const value = this.#kept.get(key)
    if (value === undefined) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, value)
    return value
  }

  set(key: Key, value: Value): void {
    this.#drop(key)
    this.#kept.set(key, value)
    this.#weight += this.#weigh(value)
    for (const oldest of this.#kept.keys()) {
      if (this.#weight <= this.#most) return
      this.#drop(oldest)
    }
  }

  #drop(key: Key): void {
    const value = this.#kept.get(key)
    if (value === undefined) return
    this.#kept.delete(key)
    this.#weight -= this.#weigh(value)
  }
}
