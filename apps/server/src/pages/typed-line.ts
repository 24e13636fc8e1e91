/** Without a shape of their own, or turning the line around: what holds them looks like something else. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu
/** What some scripts and small pictures need to be themselves. */
const NEEDED = /\u200C|\u200D|\uFE0E|\uFE0F/u
/** More signs on one letter than any language writes; they would cover the lines around it. */
const PILED_UP = /(\p{M}{4})\p{M}+/gu

/** A line as somebody typed it into a form, as it is kept and shown (rule G202). */
export const typedLine = (typed: string | undefined, most: number): string =>
  (typed ?? '')
    .replace(UNSEEN, (sign) => (NEEDED.test(sign) ? sign : ''))
    .replace(/\p{Cc}+/gu, ' ')
    .replace(PILED_UP, '$1')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, most)
    // A sign of two halves is not kept as one half: what is signed would not be what is stored.
    .replace(/\p{Cs}/gu, '')
    .trim()

/** Whether there is anything to read in a name. */
export const isName = (line: string): boolean => /[\p{L}\p{N}]/u.test(line)
