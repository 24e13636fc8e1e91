/** The result of a command, and nothing else, goes to standard output. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`)

export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2))

/** What was made, for scripts as JSON; people read it beside the result. */
export function told(made: Readonly<Record<string, unknown>>, words: string, json: true | undefined): void {
  if (json) printJson(made)
  else say(words)
}

/** What an operator should hear beside the result. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** Columns as wide as what stands in them; the last may be as long as it likes. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((widest, row) => row.map((cell, at) => Math.max(widest[at] ?? 0, cell.length)), [])
  return rows.map((row) => row.map((cell, at) => cell.padEnd(at === row.length - 1 ? 0 : (widths[at] ?? 0))).join('  ')).join('\n')
}
