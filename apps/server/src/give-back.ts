import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const SETTLED_MS = 2000

/** Starting leaves a heap of code that ran once; an idle server would hold on to it for hours. Gives it back once, when all is quiet. */
export function giveBackMemory(): void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') return
  setTimeout(() => collect({ type: 'major', execution: 'sync', flavor: 'last-resort' }), SETTLED_MS).unref()
}
