import { parentPort, workerData } from 'node:worker_threads'
import { type Engine, PaperFailed } from './engine.ts'
import { nativeEngine } from './engine-native.ts'
import { webEngine } from './engine-web.ts'
import { type PaperInput, paperPayload } from './payload.ts'
import { TEMPLATE } from './template.ts'

export interface PaperRequest {
  readonly id: number
  readonly input: PaperInput
}

export type PaperAnswer =
  | { readonly type: 'ready'; readonly engine: Engine['name'] }
  | { readonly type: 'done'; readonly id: number; readonly pdf: Uint8Array }
  | { readonly type: 'failed'; readonly id: number; readonly detail: string }

const only: unknown = workerData
const engine = (only === 'web' ? null : nativeEngine()) ?? (await webEngine())
const port = parentPort
if (port === null) throw new PaperFailed('no-engine', 'the paper worker runs in a worker only')

const say = (answer: PaperAnswer, transfer: readonly ArrayBuffer[] = []): void => port.postMessage(answer, transfer)

port.on('message', ({ id, input }: PaperRequest) => {
  try {
    const pdf = Uint8Array.from(engine.compile(TEMPLATE, paperPayload(input)))
    say({ type: 'done', id, pdf }, [pdf.buffer])
  } catch (cause) {
    say({ type: 'failed', id, detail: cause instanceof Error ? cause.message : String(cause) })
  }
})
say({ type: 'ready', engine: engine.name })
