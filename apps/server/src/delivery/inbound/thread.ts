import { serveTasks } from '../../threads/serve-tasks.ts'
import { readMail } from './mail.ts'
import { isMailTask } from './messages.ts'

serveTasks(isMailTask, ({ raw }) => readMail(raw))
