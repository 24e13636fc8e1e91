import { resolve } from 'node:path'

/** npm changes to the project's folder; files are meant from where the person stands. */
export function pathOf(file: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: stood } = process.env
  return resolve(script === 'cli' && stood !== undefined ? stood : '.', file)
}
