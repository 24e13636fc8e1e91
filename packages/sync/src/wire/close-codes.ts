/**
 * Why the server closes a socket. The stock client takes 4400-4499 as final and comes back after any other (D14), so who may
 * not come in hears the former, and whoever should try again the latter.
 */
export const CLOSE = {
  malformed: 4400,
  expired: 4401,
  foreign: 4403,
  removed: 4410,
  readOnly: 4409,
  tooLarge: 4413,
  frozen: 4423,
  staleSchema: 4426,
  tooMany: 4429,
  storage: 4500,
  restart: 4503,
  changed: 4505,
  slow: 4508,
} as const

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]

export const isFinal = (code: number): boolean => code >= 4400 && code < 4500
