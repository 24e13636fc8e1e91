import type { Language } from '@undersigned/letter'

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu
const APOSTROPHES = /(?<=\p{L})[’'ʼ`´](?=\p{L})/gu
const QUOTES = /[“”„‟«»‹›‘’‚‛′″‵'`´]/gu
const DASHES = /[\u2010-\u2015\u2212]/gu
const THOUSANDS = /(?<![\d,.])\d{1,3}(?:[\s\u00a0\u2009\u202f]\d{3})+(?!\d)/gu
const TOKEN = /\p{N}+(?:[.,:/]\p{N}+)*|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*|\.{2,}|[^\s\u00a0]/gu

/** A text in the Unicode form that digests use, with one kind of apostrophe and nothing invisible. */
export const cleaned = (text: string): string => text.normalize('NFC').replace(INVISIBLE, '').replace(APOSTROPHES, "'")

/**
 * The words, numbers and marks of a text without what only typography decides: kinds of quotation mark, dash and space, and
 * where spaces stand beside marks and between thousands. Two texts with the same tokens differ in typography alone.
 */
export function tokensOf(text: string, language: Language): readonly string[] {
  const plain = cleaned(text)
    .replace(THOUSANDS, (number) => number.replace(/\D/gu, ''))
    .replace(/(?<!\p{L})'|'(?!\p{L})/gu, '"')
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '\u0001')
    .replace(QUOTES, '"')
    .replaceAll('\u0001', "'")
    .replace(DASHES, '-')
    .replaceAll('…', '...')
    .replaceAll('\u037e', ';')
    .replaceAll('\u0387', '·')
  return (language === 'el' ? plain.replaceAll(';', '?') : plain).match(TOKEN) ?? []
}
