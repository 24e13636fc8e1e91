import { serveTasks } from '../threads/serve-tasks.ts'
import { isTask, perform } from './tasks.ts'

serveTasks(isTask, perform)
