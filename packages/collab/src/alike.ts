import { sha256Hex } from '@undersigned/letter'
import * as Y from 'yjs'

/**
 * Lets people who do the same to the same text at once make the very same items, which Yjs knows to be one (rule T150): they belong to
 * a writer who is named by the text as it stands and by what is written, not to a person. Call it inside a transaction.
 */
export function writeAlike(text: Y.Text, said: string, write: () => void): void {
  const { doc } = text
  if (doc === null) throw new Error('a text in no document')
  const [own, common] = [doc.clientID, writerNamed(JSON.stringify([itemsOf(text), said]))]
  // Whoever writes leaves items, so that the text has another name after it; a name that has written all the same is not used twice.
  doc.clientID = Y.getState(doc.store, common) === 0 ? common : own
  try {
    write()
  } finally {
    doc.clientID = own
  }
}

const DIGITS = 13
/** Yjs draws the numbers of people below 2^32; these lie between 2^52 and 2^53. */
const BEYOND_PEOPLE = 2 ** 52

const writerNamed = (name: string): number => BEYOND_PEOPLE + Number.parseInt(sha256Hex(name).slice(0, DIGITS), 16)

type Run = [client: number, from: number, to: number, isThere: boolean]

/** Which items a text has and which are gone, in their order and however they are stored. */
function itemsOf(text: Y.Text): readonly Run[] {
  const runs: Run[] = []
  for (let item = text._start; item !== null; item = item.right) {
    const { client, clock } = item.id
    const last = runs.at(-1)
    if (last?.[0] === client && last[2] === clock && last[3] === !item.deleted) last[2] += item.length
    else runs.push([client, clock, clock + item.length, !item.deleted])
  }
  return runs
}
