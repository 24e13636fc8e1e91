import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as authProtocol from 'y-protocols/auth'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { anyDoc } from '../testing/index.ts'
import { decodeFrame } from './decode.ts'
import { encodeMessage } from './encode.ts'
import { concatenate, frameOf } from './frame.ts'
import { MalformedMessage } from './malformed.ts'
import type { Message } from './message.ts'

test('S3 sync messages are byte for byte what y-protocols writes, and are read back', () => {
  fc.assert(
    fc.property(anyDoc, (doc) => {
      const stateVector = Y.encodeStateVector(doc)
      const update = Y.encodeStateAsUpdate(doc)
      expectSame(
        { kind: 'sync-request', stateVector },
        reference(0, (encoder) => syncProtocol.writeSyncStep1(encoder, doc)),
      )
      expectSame(
        { kind: 'sync-answer', update },
        reference(0, (encoder) => syncProtocol.writeSyncStep2(encoder, doc)),
      )
      expectSame(
        { kind: 'update', update },
        reference(0, (encoder) => syncProtocol.writeUpdate(encoder, update)),
      )
    }),
  )
})

test('S3 presence and auth messages are byte for byte what y-protocols writes, and are read back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, reason) => {
      const awareness = new awarenessProtocol.Awareness(new Y.Doc())
      awareness.setLocalState({ value })
      const states = awarenessProtocol.encodeAwarenessUpdate(awareness, [awareness.clientID])
      awareness.destroy()
      expectSame(
        { kind: 'presence', states },
        reference(1, (encoder) => encoding.writeVarUint8Array(encoder, states)),
      )
      expectSame(
        { kind: 'presence-request' },
        reference(3, () => undefined),
      )
      expectSame(
        { kind: 'denied', reason },
        reference(2, (encoder) => authProtocol.writePermissionDenied(encoder, reason)),
      )
    }),
  )
})

test('S4 random bytes are read as messages or refused by name', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      try {
        expect(decodeFrame(bytes).length).toBeGreaterThan(0)
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedMessage)
      }
    }),
    { numRuns: 3000 },
  )
})

test('S4 a truncated frame never reads from the buffer it lies in', () => {
  const message = encodeMessage({ kind: 'update', update: Uint8Array.from([1, 2, 3, 4, 5, 6]) })
  const pool = concatenate([message, message])
  for (let length = 1; length < message.length; length += 1) {
    expect(() => decodeFrame(pool.subarray(0, length))).toThrow(MalformedMessage)
  }
})

test('S16 our own messages are read back, and several may share a frame', () => {
  const messages: Message[] = [
    { kind: 'saved', frames: 12_345 },
    { kind: 'refused', frame: 3, reason: 'frozen' },
    { kind: 'standing', readOnly: null },
    { kind: 'standing', readOnly: 'schema' },
    { kind: 'notice', topic: 'reviews' },
  ]
  expect(decodeFrame(concatenate(messages.map(encodeMessage)))).toEqual(messages)
})

test('S6 a message becomes one unmasked WebSocket frame, whatever its length', () => {
  for (const size of [0, 100, 121, 122, 123, 200, 65_000, 65_536, 70_000]) {
    const message: Message = { kind: 'update', update: new Uint8Array(size).fill(7) }
    const frame = frameOf(message)
    expect(frame[0]).toBe(0x82)
    expect(payloadOf(frame)).toEqual(encodeMessage(message))
  }
})

const reference = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type)
    write(encoder)
  })

function expectSame(message: Message, bytes: Uint8Array): void {
  expect(encodeMessage(message)).toEqual(bytes)
  expect(decodeFrame(bytes)).toEqual([message])
}

function payloadOf(frame: Uint8Array): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset)
  const short = frame[1] ?? 0
  const [head, length] = short < 126 ? [2, short] : short === 126 ? [4, view.getUint16(2)] : [10, Number(view.getBigUint64(2))]
  expect(frame.length).toBe(head + length)
  return frame.subarray(head)
}
