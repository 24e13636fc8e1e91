import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'

/** What is done for many who ask at once, and for one whose group could not be served. */
export interface GroupWork<Asked, Answer> {
  /** One answer each, in their order; whatever it wrote is gone if it throws. */
  readonly together: (group: readonly Asked[]) => Promise<readonly Answer[]>
  readonly alone: (asked: Asked) => Promise<Answer>
  /** Told when a group is tried one by one, and why. */
  readonly onTrouble?: (error: unknown, size: number) => void
  /** After each group. */
  readonly after?: () => void
}

interface Waiting<Asked, Answer> {
  readonly asked: Asked
  resolve(answer: Answer): void
  reject(reason: unknown): void
}

const MOST_TOGETHER = 100
/** After a group of more than these the next one gathers for so long, in ms. */
const FEW = 4
const GATHERS = 3

/** Those who ask while a group is served are the next one: on a busy day one flush of the disk keeps a hundred of them (rule G168). */
export class InGroups<Asked, Answer> {
  private readonly work: GroupWork<Asked, Answer>
  private readonly waiting: Waiting<Asked, Answer>[] = []
  private running = false

  constructor(work: GroupWork<Asked, Answer>) {
    this.work = work
  }

  ask(asked: Asked): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    this.waiting.push({ asked, resolve, reject })
    if (!this.running) void this.run()
    return promise
  }

  private async run(): Promise<void> {
    this.running = true
    let before = 0
    while (this.waiting.length > 0) {
      // In a rush those who were just answered are followed by as many others, a moment apart: they go together.
      await (before > FEW ? delay(GATHERS) : nextTurn())
      const group = this.waiting.splice(0, MOST_TOGETHER)
      before = group.length
      await this.serve(group)
      this.work.after?.()
    }
    this.running = false
  }

  private async serve(group: readonly Waiting<Asked, Answer>[]): Promise<void> {
    try {
      const answers = await this.work.together(group.map(({ asked }) => asked))
      for (const [at, each] of group.entries()) settle(answers[at], each)
    } catch (error) {
      this.work.onTrouble?.(error, group.length)
      // What one of them broke, it broke for itself alone.
      for (const { asked, resolve, reject } of group) await this.work.alone(asked).then(resolve, reject)
    }
  }
}

function settle<Asked, Answer>(answer: Answer | undefined, { resolve, reject }: Waiting<Asked, Answer>): void {
  if (answer === undefined) reject(new Error('somebody of a group was not answered'))
  else resolve(answer)
}
