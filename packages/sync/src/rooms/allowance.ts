import type { Clock } from './ports.ts'

/** So many a second, with a reserve for bursts. Spending may overdraw; the debt says how long to wait. */
export class Allowance {
  private readonly clock: Clock
  private readonly perSecond: number
  private readonly burst: number
  private left: number
  private at: number

  constructor(clock: Clock, perSecond: number, burst: number) {
    this.clock = clock
    this.perSecond = perSecond
    this.burst = burst
    this.left = burst
    this.at = clock.now()
  }

  /** Spends one and tells the milliseconds until the debt is paid; 0 when there is none. */
  spend(): number {
    const now = this.clock.now()
    this.left = Math.min(this.burst, this.left + ((now - this.at) * this.perSecond) / 1000) - 1
    this.at = now
    return this.left >= 0 ? 0 : Math.ceil((-this.left * 1000) / this.perSecond)
  }
}
