/** The command was understood and not done: why, in words for the operator. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused'
}

/** The command makes no sense as it was given, which only shows when it runs. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage'
}
