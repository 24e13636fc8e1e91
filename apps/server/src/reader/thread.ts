import { serveTasks } from '../threads/serve-tasks.ts'
import { Memory, type Task } from './tasks.ts'

const isTask = (value: unknown): value is Task => typeof value === 'object' && value !== null && 'kind' in value

const memory = new Memory()

serveTasks(isTask, (task) => memory.perform(task))
