import * as encoding from 'lib0/encoding'
import { type Message, SYNC, WIRE } from './message.ts'

/** The bytes of one message; those of y-websocket's own messages are byte for byte what y-protocols writes (S3). */
export function encodeMessage(message: Message): Uint8Array {
  return encoding.encode((encoder) => writeMessage(encoder, message))
}

function writeMessage(encoder: encoding.Encoder, message: Message): void {
  switch (message.kind) {
    case 'sync-request':
      writeSync(encoder, SYNC.request, message.stateVector)
      return
    case 'sync-answer':
      writeSync(encoder, SYNC.answer, message.update)
      return
    case 'update':
      writeSync(encoder, SYNC.update, message.update)
      return
    case 'presence':
      encoding.writeVarUint(encoder, WIRE.presence)
      encoding.writeVarUint8Array(encoder, message.states)
      return
    case 'presence-request':
      encoding.writeVarUint(encoder, WIRE.presenceRequest)
      return
    case 'denied':
      encoding.writeVarUint(encoder, WIRE.auth)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, message.reason)
      return
    case 'saved':
      encoding.writeVarUint(encoder, WIRE.saved)
      encoding.writeVarUint(encoder, message.frames)
      return
    case 'refused':
      encoding.writeVarUint(encoder, WIRE.refused)
      encoding.writeVarUint(encoder, message.frame)
      encoding.writeVarString(encoder, message.reason)
      return
    case 'standing':
      encoding.writeVarUint(encoder, WIRE.standing)
      encoding.writeVarString(encoder, message.readOnly ?? '')
      return
    case 'notice':
      encoding.writeVarUint(encoder, WIRE.notice)
      encoding.writeVarString(encoder, message.topic)
      return
  }
}

function writeSync(encoder: encoding.Encoder, step: number, bytes: Uint8Array): void {
  encoding.writeVarUint(encoder, WIRE.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, bytes)
}
