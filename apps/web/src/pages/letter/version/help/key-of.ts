/** The key that takes the help with this number; those past nine have none. */
export const keyOf = (number: number): string | undefined => (number <= 9 ? `Alt+${number}` : undefined)
