import { parentPort } from 'node:worker_threads'
import { difference, fold, isCleanUp } from '../workshop/work.ts'
import type { Asked, Done, Task } from './task.ts'

parentPort?.on('message', ({ id, task }: Asked) => parentPort?.postMessage(answer(id, task)))

function answer(id: number, task: Task): Done {
  try {
    return { id, ok: true, value: perform(task) }
  } catch (error) {
    return { id, ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

function perform(task: Task): unknown {
  switch (task.kind) {
    case 'fold':
      return fold(task.updates)
    case 'difference':
      return difference(task.state, task.stateVector)
    case 'is-clean-up':
      return isCleanUp(task.updates, task.update)
  }
}
