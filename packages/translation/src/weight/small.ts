import type { Language } from '@undersigned/letter'

/** Words that carry no meaning of their own here: articles, and the words that stand for them. */
const written: Partial<Readonly<Record<Language, string>>> = {
  bg: 'един една едно едни',
  es: 'el la los las lo un una unos unas',
  cs: 'ten ta to ti ty',
  da: 'en et den det de',
  de: 'der die das den dem des ein eine einen einem einer eines',
  el: 'ο η το οι τα τον την του της των τους τις ένας μια μία ένα',
  en: 'a an the that',
  fr: 'le la les l un une des du d',
  ga: 'an na',
  hr: 'taj ta to ti te',
  hu: 'a az egy',
  it: 'il lo la i gli le l un uno una',
  mt: 'il l',
  nl: 'de het een',
  pl: 'ten ta to ci te',
  pt: 'o a os as um uma uns umas',
  ro: 'un o niște al a ai ale',
  sk: 'ten tá to tí tie',
  sl: 'ta to ti te',
  sv: 'en ett den det de',
}

/** Whether a word may come or go without a change of meaning. */
export const isLittle = (word: string, language: Language): boolean => (written[language] ?? '').split(' ').includes(word)

/** Letters alone: hyphens, spaces, old spelling of ß. */
export const lettersOf = (words: readonly string[]): string =>
  words
    .join('')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{M}]/gu, '')

const LONG_WORD = 8

/**
 * Whether two words are the same word, once misspelt: one letter more, fewer, or two exchanged, inside the word. An ending that differs
 * is an inflection, and one letter for another makes other words of short ones ("write", "wrote"), so both are left to people.
 */
export function isSpelling(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (Math.min(a.length, b.length) < 4 || bare(a)[0] !== bare(b)[0]) return false
  if (bare(a) === bare(b)) return Math.min(a.length, b.length) > 4
  let head = 0
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  if (tail === 0) return false
  const [cutA, cutB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
  if (cutA.length + cutB.length === 1) return true
  if (cutA.length === 1 && cutB.length === 1) return a.length >= LONG_WORD
  return cutA.length === 2 && cutB.length === 2 && cutA[0] === cutB[1] && cutA[1] === cutB[0] && a.length > 4
}

/** Without diacritics. */
const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '')
