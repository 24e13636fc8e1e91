import { folded } from './fold.ts'
import { numbersIn } from './numbers.ts'

const ADDRESS =
  /\b(?:https?:\/\/|www\.)[^\s<>"'”’»]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:[a-z0-9-]+\.)+(?:com|org|net|eu|int|info|html?|php)\b[^\s<>"'”’»]*/giu
const NOTE = /\[(?:\^|\p{L}{0,4}\.? ?)?(\d{1,3})\]|([¹²³⁰-⁹]+)/gu
const ACRONYM = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}&]*\p{Lu}[\p{Lu}\p{N}]*(?![\p{L}])/gu
const OPENING = /^\s*[([]?(\p{L}|\d{1,3}|[ivx]{1,5})[.)\]](?=\s)/u
const CROSS_REFERENCE = /\((\p{L})\)/gu

/**
 * What a translation keeps: numbers and dates by value, addresses, note numbers, acronyms, the letter or number a paragraph begins with.
 * The same fact has the same name in every language.
 */
export function factsIn(text: string, language: string): Map<string, number> {
  const facts = new Map<string, number>()
  const add = (fact: string): void => void facts.set(fact, (facts.get(fact) ?? 0) + 1)
  const words = text.replace(ADDRESS, (address) => {
    for (const fact of addressFacts(address)) add(fact)
    return ' '
  })
  const running = words.replace(NOTE, (_, bracketed?: string, raised?: string) => {
    add(`note ${bracketed ?? raised?.normalize('NFKC')}`)
    return ' '
  })
  for (const number of numbersIn(running, language)) add(number)
  for (const acronym of isShouted(running) ? [] : (running.match(ACRONYM) ?? [])) add(`acronym ${folded(acronym)}`)
  for (const [, letter = ''] of running.matchAll(CROSS_REFERENCE)) add(`letter ${placeOf(letter)}`)
  const [, opening] = running.match(OPENING) ?? []
  if (opening !== undefined) add(`opens ${placeOf(opening)}`)
  return facts
}

/** An address without what changes with the language of the page; its host apart, which stays. */
function addressFacts(address: string): string[] {
  const bare = address
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[.,;:)\]]+$/, '')
  const [host = ''] = bare.split(/[/?#]/)
  const rest = bare.slice(host.length).replace(/[/=_.-](?:[a-z]{2})(?=[/._-]|$)/g, '')
  return rest.length > 1 ? [`host ${host}`, `address ${host}${rest}`] : [`host ${host}`]
}

const isShouted = (text: string): boolean => {
  const [large, small] = [text.match(/\p{Lu}/gu)?.length ?? 0, text.match(/\p{Ll}/gu)?.length ?? 0]
  return large > small
}

const ALPHABETS = ['abcdefghijklmnopqrstuvwxyz', 'αβγδεζηθικλμνξοπρστυφχψω', 'абвгдежзийклмнопрстуфхцчшщъьюя']

/** A letter by its place in its alphabet, so that б) and b) are the same item; a number stays one. */
function placeOf(opening: string): string {
  const letter = opening.toLowerCase()
  const place = ALPHABETS.map((alphabet) => alphabet.indexOf(letter)).find((at) => at >= 0)
  return letter.length === 1 && place !== undefined ? `${place + 1}th` : letter
}
