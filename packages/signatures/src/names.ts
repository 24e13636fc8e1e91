/** Two spellings of one name: accents, case, a leading article, punctuation and what only the eye takes for a letter do not tell two apart (rules G18, G117). */
export function foldedName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .toLowerCase()
  const words = plain
    .replace(/['’]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(asLatin)
  return (words.length > 1 && words[0] === 'the' ? words.slice(1) : words).join(' ')
}

/** Letters of other scripts that look like Latin ones, and those. */
const LOOK_ALIKE = new Map(
  [...'аеорсухіјѕԛԝһӏкмтвнԁαοιυνρτκχβεημζ'].map((letter, at) => [letter, 'aeopcyxijsqwhlkmtbhdaoiuvptkxbenuz'[at] ?? letter]),
)

/** A word that mixes Latin letters with those of another script, as nobody writes who does not mean to be taken for somebody else. */
const asLatin = (word: string): string =>
  /\p{Script=Latin}/u.test(word) ? [...word].map((letter) => LOOK_ALIKE.get(letter) ?? letter).join('') : word

/** The organisation of this name among those known, however it is spelt; null when there is none (rule G18). */
export const sameName = <Named extends { readonly name: string }>(known: readonly Named[], name: string): Named | null => {
  const wanted = foldedName(name)
  return wanted === '' ? null : (known.find((each) => foldedName(each.name) === wanted) ?? null)
}
