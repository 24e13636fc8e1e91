import { readFileSync } from 'node:fs'
import { isLanguage, type Language } from '../../packages/letter/src/languages.ts'

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
