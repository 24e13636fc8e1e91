import { type Inline, type Marks, marksOf, normaliseInline } from '@undersigned/letter'
import { attributeOf, childOf, childrenOf, textOf, type XmlAttribute, type XmlElement } from '../../xml/index.ts'
import type { Code, Token } from '../inline.ts'
import { XLF } from '../names.ts'
import { type Meaning, markOf, meaningOf, type Spanning } from './meaning.ts'

/** Codes that stand for nothing in a letter of ours, or stand wrongly: which, in words. */
export class CodesBroken extends Error {
  override readonly name = 'CodesBroken'
}

/** What is known of codes beside what they say themselves: original data, and the codes of the source by id. */
export interface CodeBook {
  readonly data: ReadonlyMap<string, string>
  readonly source: ReadonlyMap<string, Meaning>
}

/** The data of a unit, and what the codes of its source mean. */
export function codeBookOf(unit: XmlElement, source: readonly Token[]): CodeBook {
  const originalData = childOf(unit, XLF, 'originalData')
  const entries = originalData === undefined ? [] : childrenOf(originalData, XLF, 'data')
  const data = new Map(entries.map((entry) => [attributeOf(entry, 'id') ?? '', dataText(entry)]))
  const known = new Map<string, Meaning>()
  for (const token of source) {
    const meaning = token.type === 'start' || token.type === 'alone' ? meaningByItself(token, data) : null
    if (meaning !== null && token.type !== 'text') known.set(token.id, meaning)
  }
  return { data, source: known }
}

const dataText = (entry: XmlElement): string =>
  entry.children.map((node) => (node.type === 'text' ? node.text : node.type === 'element' ? characterOf(node) : '')).join('')

function characterOf(element: XmlElement): string {
  const point = Number.parseInt(attributeOf(element, 'hex') ?? '', 16)
  return element.local === 'cp' && point <= 0x10ffff ? String.fromCodePoint(point) : textOf(element)
}

const plain = (attributes: readonly XmlAttribute[], name: string): string | undefined =>
  attributes.find(({ local, uri }) => uri === '' && local === name)?.value

const attributesOf = (code: Code): readonly XmlAttribute[] => (code.type === 'alone' ? code.from.attributes : code.attributes)

function meaningByItself(code: Code, data: CodeBook['data']): Meaning | null {
  const attributes = attributesOf(code)
  return meaningOf({ subType: plain(attributes, 'subType'), data: data.get(plain(attributes, 'dataRef') ?? '') })
}

/**
 * The content that a row of tokens says. A code means what it says itself, else what the source's code of its id means, else
 * what the one it is a copy of means; annotations are passed over.
 * @throws CodesBroken
 */
export function contentOf(tokens: readonly Token[], book: CodeBook): readonly Inline[] {
  const content: Inline[] = []
  const open = new Map<string, Spanning>()
  for (const token of tokens) {
    switch (token.type) {
      case 'text':
        content.push(...textFrom(token, marksIn(open)))
        break
      case 'alone': {
        const meaning = meaningIn(token, book)
        if (meaning.kind !== 'atom') throw new CodesBroken(`the code ${token.id} holds words in the source and none here`)
        content.push(meaning.atom)
        break
      }
      case 'start': {
        const meaning = meaningIn(token, book)
        if (meaning.kind === 'atom' || token.isolated) throw new CodesBroken(`the code ${token.id} cannot hold words`)
        open.set(token.id, meaning)
        break
      }
      case 'end':
        if (!open.delete(token.id)) throw new CodesBroken(`the code ${token.id} ends and does not begin`)
        break
      case 'mark':
      case 'unmark':
        break
    }
  }
  if (open.size > 0) throw new CodesBroken(`the code ${[...open.keys()].join(', ')} begins and does not end`)
  return normaliseInline(content)
}

function textFrom({ node }: Extract<Token, { readonly type: 'text' }>, marks: Marks): readonly Inline[] {
  if (node.type === 'text') return [{ type: 'text', text: node.text, marks }]
  return node.type === 'element' ? [{ type: 'text', text: characterOf(node), marks }] : []
}

const marksIn = (open: ReadonlyMap<string, Spanning>): Marks => marksOf(Object.assign({}, ...[...open.values()].map(markOf)))

function meaningIn(code: Code, { data, source }: CodeBook): Meaning {
  const copied = plain(attributesOf(code), 'copyOf')
  const meaning = meaningByItself(code, data) ?? source.get(code.id) ?? (copied === undefined ? undefined : source.get(copied))
  if (meaning === undefined) throw new CodesBroken(`the code ${code.id} is none that the source has`)
  return meaning
}
