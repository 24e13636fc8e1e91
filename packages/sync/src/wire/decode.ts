import { type Cursor, cursorOf, isAtEnd, readBytes, readText, readVarUint } from './cursor.ts'
import { MalformedMessage } from './malformed.ts'
import { isReadOnlyReason, isRefusalReason, type Message, SYNC, WIRE } from './message.ts'

/** More than any client has to say at once; each is a thing to be kept until it is dealt with. */
const MOST_MESSAGES = 1000

/**
 * The messages of one frame, in order; stock clients put one into each. Throws MalformedMessage for anything else (S4). The
 * bytes inside are views on the frame: whoever keeps them copies them.
 */
export function decodeFrame(frame: Uint8Array): Message[] {
  const cursor = cursorOf(frame)
  const messages = [decodeMessage(cursor)]
  while (!isAtEnd(cursor)) {
    if (messages.length === MOST_MESSAGES) throw new MalformedMessage('too many messages in one frame')
    messages.push(decodeMessage(cursor))
  }
  return messages
}

function decodeMessage(cursor: Cursor): Message {
  const type = readVarUint(cursor)
  switch (type) {
    case WIRE.sync:
      return decodeSync(cursor)
    case WIRE.presence:
      return { kind: 'presence', states: readBytes(cursor) }
    case WIRE.presenceRequest:
      return { kind: 'presence-request' }
    case WIRE.auth:
      return decodeAuth(cursor)
    case WIRE.saved:
      return { kind: 'saved', frames: readVarUint(cursor) }
    case WIRE.refused:
      return decodeRefused(cursor)
    case WIRE.standing:
      return decodeStanding(cursor)
    case WIRE.notice:
      return { kind: 'notice', topic: readText(cursor) }
    default:
      throw new MalformedMessage(`unknown message type ${type}`)
  }
}

function decodeSync(cursor: Cursor): Message {
  const step = readVarUint(cursor)
  switch (step) {
    case SYNC.request:
      return { kind: 'sync-request', stateVector: readBytes(cursor) }
    case SYNC.answer:
      return { kind: 'sync-answer', update: readBytes(cursor) }
    case SYNC.update:
      return { kind: 'update', update: readBytes(cursor) }
    default:
      throw new MalformedMessage(`unknown step ${step} of a sync message`)
  }
}

function decodeAuth(cursor: Cursor): Message {
  const type = readVarUint(cursor)
  if (type !== 0) throw new MalformedMessage(`unknown auth message ${type}`)
  return { kind: 'denied', reason: readText(cursor) }
}

function decodeRefused(cursor: Cursor): Message {
  const frame = readVarUint(cursor)
  const reason = readText(cursor)
  if (!isRefusalReason(reason)) throw new MalformedMessage('unknown reason of a refusal')
  return { kind: 'refused', frame, reason }
}

function decodeStanding(cursor: Cursor): Message {
  const reason = readText(cursor)
  if (reason === '') return { kind: 'standing', readOnly: null }
  if (!isReadOnlyReason(reason)) throw new MalformedMessage('unknown standing')
  return { kind: 'standing', readOnly: reason }
}

/** The message with bytes of its own, to be kept after its frame is gone. */
export function copyOf(message: Message): Message {
  switch (message.kind) {
    case 'sync-request':
      return { ...message, stateVector: message.stateVector.slice() }
    case 'sync-answer':
    case 'update':
      return { ...message, update: message.update.slice() }
    case 'presence':
      return { ...message, states: message.states.slice() }
    case 'presence-request':
    case 'denied':
    case 'saved':
    case 'refused':
    case 'standing':
    case 'notice':
      return message
  }
}
