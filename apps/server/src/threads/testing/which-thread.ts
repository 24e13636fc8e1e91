import { threadId } from 'node:worker_threads'
import { serveTasks } from '../serve-tasks.ts'

const isWord = (value: unknown): value is string => typeof value === 'string'

/** Says which thread it is; refuses, or never answers, where a test asks for that. */
serveTasks(isWord, (word) => {
  if (word === 'fail') throw new Error('as asked')
  return word === 'for ever' ? new Promise(() => undefined) : threadId
})
