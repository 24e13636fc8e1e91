const PAUSE_MS = 50

/** Has a letter read again when a room says that something beside its text has changed; a page is in several rooms, and reads once (S20). */
export function createNotices(read: (letter: string) => void): (letter: string) => void {
  const waiting = new Set<string>()
  return (letter) => {
    if (waiting.has(letter)) return
    waiting.add(letter)
    setTimeout(() => {
      waiting.delete(letter)
      read(letter)
    }, PAUSE_MS)
  }
}
