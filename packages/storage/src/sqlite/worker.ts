import { parentPort, workerData } from 'node:worker_threads'
import type { Envelope } from './protocol.ts'
import { Writer } from './writer.ts'

if (parentPort === null) throw new Error('the writer runs in a thread of its own')
const port = parentPort
const writer = new Writer(workerData, (answer) => port.postMessage(answer))
port.on('message', (envelope: Envelope) => writer.receive(envelope))
