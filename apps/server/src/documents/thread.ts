import { serveTasks } from '../threads/serve-tasks.ts'
import { isTask } from './messages.ts'
import { perform } from './tasks.ts'

serveTasks(isTask, perform)
