/** Bytes that are not what the wire or Yjs would write. Costs the socket that sent them, nobody else (S4). */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage'
}
