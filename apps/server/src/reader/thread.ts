import { parentPort } from 'node:worker_threads'
import { type Delivery, type Order, perform } from './tasks.ts'

const isOrder = (value: unknown): value is Order => typeof value === 'object' && value !== null && 'task' in value && 'id' in value

parentPort?.on('message', (message: unknown) => {
  if (!isOrder(message)) return
  parentPort?.postMessage(deliver(message))
})

function deliver({ id, task }: Order): Delivery {
  try {
    return { id, result: perform(task) }
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
