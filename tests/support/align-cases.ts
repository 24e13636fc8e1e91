import { readFileSync } from 'node:fs'
import { isLanguage, type Language } from '@undersigned/letter'

type Link = readonly [readonly number[], readonly number[]]

/** Two texts with the links a person made; what `gen.mjs` of the evaluator writes, one JSON line each. */
export interface Case {
  readonly id: string
  readonly doc: string
  readonly pert: string
  readonly languages: { readonly source: Language; readonly target: Language }
  readonly source: readonly { readonly text: string }[]
  readonly target: readonly { readonly text: string }[]
  readonly gold: readonly Link[]
}

export function readCases(file: string): Case[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => caseFrom(JSON.parse(line)))
}

interface Written {
  readonly id: string
  readonly doc: string
  readonly pert: string
  readonly sourceLang: string
  readonly targetLang: string
  readonly source: readonly string[]
  readonly target: readonly string[]
  readonly gold: readonly Link[]
}

function caseFrom({ id, doc, pert, sourceLang, targetLang, source, target, gold }: Written): Case {
  if (!isLanguage(sourceLang) || !isLanguage(targetLang)) throw new TypeError(`${id}: no language of ours`)
  const paragraphs = (texts: readonly string[]) => texts.map((text) => ({ text }))
  return {
    id,
    doc,
    pert,
    languages: { source: sourceLang, target: targetLang },
    source: paragraphs(source),
    target: paragraphs(target),
    gold,
  }
}

/** The same share of the cases every time, spread over documents and languages. */
export const shareOf = (cases: readonly Case[], share: number, seed: string): Case[] => cases.filter(({ id }) => chance(seed + id) < share)

function chance(text: string): number {
  let hash = 2166136261
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  return (hash >>> 0) / 2 ** 32
}

/** A seeded source of numbers below one (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const keyOf = (source: readonly number[], target: readonly number[]): string => `${source.join('+')}~${target.join('+')}`

interface Judgeable {
  readonly source: readonly number[]
  readonly target: readonly number[]
  readonly doubtful: boolean
}

/** Counts of links: found, true, both, doubtful, and doubtful and wrong. */
class Tally {
  #right = 0
  #found = 0
  #true = 0
  #doubtful = 0
  #doubtfulWrong = 0

  add(gold: Case['gold'], links: readonly Judgeable[]): void {
    const keys = new Set(gold.map(([source, target]) => keyOf(source, target)))
    this.#true += gold.length
    this.#found += links.length
    for (const { source, target, doubtful } of links) {
      const isRight = keys.has(keyOf(source, target))
      if (isRight) this.#right += 1
      if (doubtful) this.#doubtful += 1
      if (doubtful && !isRight) this.#doubtfulWrong += 1
    }
  }

  /** In hundredths: exact links (F1), links that are doubtful, errors that are among them. */
  figures(): { readonly f1: number; readonly doubtful: number; readonly errorsDoubted: number } {
    const percent = (part: number, whole: number): number => (whole === 0 ? 100 : Number(((100 * part) / whole).toFixed(2)))
    return {
      f1: percent(2 * this.#right, this.#found + this.#true),
      doubtful: percent(this.#doubtful, this.#found),
      errorsDoubted: percent(this.#doubtfulWrong, this.#found - this.#right),
    }
  }
}

/** Tallies over all cases, and per perturbation, document and language. */
export class Score {
  readonly #tallies = new Map<string, Tally>()

  add({ gold, pert, doc, languages }: Case, links: readonly Judgeable[]): void {
    for (const name of ['all', `pert ${pert}`, `doc ${doc}`, `lang ${languages.target}`]) {
      const tally = this.#tallies.get(name) ?? new Tally()
      this.#tallies.set(name, tally)
      tally.add(gold, links)
    }
  }

  figures(): (readonly [string, ReturnType<Tally['figures']>])[] {
    return [...this.#tallies].map(([name, tally]) => [name, tally.figures()] as const).sort(([a], [b]) => a.localeCompare(b))
  }
}
