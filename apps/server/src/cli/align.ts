import { createInterface } from 'node:readline'
import { isLanguage, type Language } from '@undersigned/letter'
import { type AlignParagraph, align, alignByLength } from '@undersigned/translation'
import { print } from './output.ts'
import { CommandRefused } from './refused.ts'

interface Options {
  readonly baseline?: true
}

interface Asked {
  readonly id: unknown
  readonly source: readonly AlignParagraph[]
  readonly target: readonly AlignParagraph[]
  readonly languages: { readonly source: Language; readonly target: Language }
}

/** Answers every JSON line on standard input, `{id, source[], target[], sourceLang, targetLang}`, with a line that has its links. */
export async function alignLines({ baseline }: Options): Promise<void> {
  let number = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() === '') continue
    const asked = read(line, number)
    print(JSON.stringify({ id: asked.id, ...(baseline ? byLength(asked) : answer(asked)) }))
  }
}

function answer({ source, target, languages }: Asked): object {
  const { links, unmatchedSource, unmatchedTarget } = align(source, target, languages)
  return {
    links: links.map((link) => [link.source, link.target]),
    confidence: links.map(({ confidence }) => Number(confidence.toFixed(4))),
    doubtful: links.map(({ doubtful }) => doubtful),
    unmatchedSource,
    unmatchedTarget,
  }
}

const byLength = ({ source, target }: Asked): object => ({
  links: alignByLength(source, target).map((link) => [link.source, link.target]),
})

function read(line: string, number: number): Asked {
  const value = parsed(line, number)
  if (typeof value !== 'object' || value === null) throw new CommandRefused(`line ${number} is no object`)
  const field = (name: string): unknown => Object.entries(value).find(([key]) => key === name)?.[1]
  return {
    id: field('id'),
    source: paragraphs(field('source'), `line ${number}: source`),
    target: paragraphs(field('target'), `line ${number}: target`),
    languages: {
      source: language(field('sourceLang'), `line ${number}: sourceLang`),
      target: language(field('targetLang'), `line ${number}: targetLang`),
    },
  }
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw new CommandRefused(`line ${number} is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function paragraphs(value: unknown, where: string): AlignParagraph[] {
  if (!Array.isArray(value)) throw new CommandRefused(`${where} is no list of paragraphs`)
  return value.map((text: unknown) => {
    if (typeof text !== 'string') throw new CommandRefused(`${where} has something that is no text`)
    return { text }
  })
}

function language(value: unknown, where: string): Language {
  if (typeof value === 'string' && isLanguage(value)) return value
  throw new CommandRefused(`${where} is none of the 24 languages`)
}
