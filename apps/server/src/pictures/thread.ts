import { letterPicture } from '@undersigned/documents/picture'
import { serveTasks } from '../threads/serve-tasks.ts'
import { isDrawing } from './drawing.ts'

serveTasks(isDrawing, letterPicture)
