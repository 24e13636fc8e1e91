import { serveTasks } from '../threads/serve-tasks.ts'
import { perform, type Task } from './tasks.ts'

const isTask = (value: unknown): value is Task => typeof value === 'object' && value !== null && 'kind' in value

serveTasks(isTask, perform)
