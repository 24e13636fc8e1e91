import { parentPort } from 'node:worker_threads'

interface Order {
  readonly id: number
  readonly task: unknown
}

const isOrder = (value: unknown): value is Order => typeof value === 'object' && value !== null && 'task' in value && 'id' in value

/** The other side of `createTaskThread`: answers each task by the function, or by what went wrong. */
export function serveTasks<Task>(isTask: (value: unknown) => value is Task, perform: (task: Task) => unknown): void {
  const answer = async ({ id, task }: Order): Promise<void> => {
    try {
      if (!isTask(task)) throw new TypeError('not a task of this thread')
      parentPort?.postMessage({ id, result: await perform(task) })
    } catch (error) {
      parentPort?.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
  parentPort?.on('message', (message: unknown) => {
    if (isOrder(message)) void answer(message)
  })
}
