/** Greek and Bulgarian letters as Latin ones that sound alike, so that a name is the same name in all three scripts. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'ks', ο: 'o', π: 'p' },
  ...{ ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'i', φ: 'f', χ: 'h', ψ: 'ps', ω: 'o' },
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'j', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p' },
  ...{ р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sht', ъ: 'a', ь: 'i', ю: 'iu', я: 'ia' },
  ...{ ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'e', œ: 'e', ħ: 'h', ı: 'i', ŧ: 't', þ: 'th', ð: 'd' },
}

const OTHER_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu')

/** Greek spells with two letters what its neighbours spell with one. */
const GREEK_PAIRS: Readonly<Record<string, string>> = {
  ου: 'u',
  μπ: 'b',
  ντ: 'd',
  γκ: 'g',
  γγ: 'ng',
  αυ: 'av',
  ευ: 'ev',
  αι: 'e',
  ει: 'i',
  οι: 'i',
}
const GREEK = new RegExp(Object.keys(GREEK_PAIRS).join('|'), 'gu')

/** Lower case, without accents, in Latin letters. */
export function folded(text: string): string {
  const bare = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
  if (!/[^\0-\x7f]/u.test(bare)) return bare
  return bare.replace(GREEK, (pair) => GREEK_PAIRS[pair] ?? pair).replace(OTHER_LETTERS, (letter) => LETTERS[letter] ?? letter)
}

/** Spellings that differ between languages where the sound does not: demokratie, democracy, dimokratia. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/tsch|tch|cz|ch|sch|sh|sz/g, 's'],
  [/qu|cv|kw/g, 'kv'],
  [/ck/g, 'k'],
  [/c(?=[eiy])|ts|tz/g, 's'],
  [/c|q/g, 'k'],
  [/x/g, 'ks'],
  [/[yj]/g, 'i'],
  [/w/g, 'v'],
  [/z/g, 's'],
  [/(.)\1+/g, '$1'],
]

/** A folded word as it sounds, roughly and in every language the same way. */
export const sounded = (word: string): string => SOUNDS.reduce((sound, [spelling, letter]) => sound.replace(spelling, letter), word)
