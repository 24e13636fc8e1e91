/** Two spellings of one name: accents, case, a leading article and punctuation do not tell organisations apart (rule G18). */
export function foldedName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  const words = plain
    .replace(/['’]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return (words.length > 1 && words[0] === 'the' ? words.slice(1) : words).join(' ')
}

/** The organisation of this name among those known, however it is spelt; null when there is none (rule G18). */
export const sameName = <Named extends { readonly name: string }>(known: readonly Named[], name: string): Named | null => {
  const wanted = foldedName(name)
  return wanted === '' ? null : (known.find((each) => foldedName(each.name) === wanted) ?? null)
}
