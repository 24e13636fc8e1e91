/** The command was understood and not done: why, in words for the operator. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused'
}
