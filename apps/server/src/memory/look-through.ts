import { setImmediate } from 'node:timers/promises'
import { plainText } from '@undersigned/letter'
import type { KeptEntry, MemoryIndex } from '@undersigned/translation'

const PAGE = 500
/** One request looks through so many at most; whoever asks goes on from where it ended. */
const MOST_LOOKED_AT = 4_000
const MOST_FOUND = 25

interface Sought {
  readonly words: string
  readonly after: string
}

/** Entries that have these words in their source or translation, however they are cased or accented, in the order of the ids (rule T163). */
export async function lookThrough(
  memory: Pick<MemoryIndex, 'page'>,
  { words, after }: Sought,
): Promise<{ readonly found: readonly KeptEntry[]; readonly next: string | null }> {
  const sought = folded(words)
  const found: KeptEntry[] = []
  let at = after
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += PAGE) {
    const page = await memory.page({ after: at, limit: PAGE })
    for (const entry of page) {
      if (found.length === MOST_FOUND) return { found, next: at }
      at = entry.id
      if (says(entry, sought)) found.push(entry)
    }
    if (page.length < PAGE) return { found, next: null }
    await setImmediate()
  }
  return { found, next: at }
}

const says = ({ source, target }: KeptEntry, sought: string): boolean =>
  sought === '' || [source, target].some((side) => folded(plainText(side)).includes(sought))

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
