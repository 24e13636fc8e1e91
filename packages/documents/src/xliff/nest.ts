import type { XmlAttribute, XmlElement, XmlNode } from '../xml/index.ts'
import type { Token } from './inline.ts'
import { XLF } from './names.ts'

type Span = Extract<Token, { readonly attributes: unknown }>

/** Inline content from its row: spans that enclose whole spans become `pc` and `mrk`, all others a start and an end (rule T53). */
export function nest(tokens: readonly Token[]): readonly XmlNode[] {
  const partners = partnersIn(tokens)
  const enclosing = new Map([...partners].filter(([start, end]) => start < end && holdsWholeSpans(partners, tokens, start, end)))
  const write = (from: number, to: number): readonly XmlNode[] => {
    const nodes: XmlNode[] = []
    for (let at = from; at < to; at += 1) {
      const token = tokens[at]
      const end = enclosing.get(at)
      const closing = end === undefined ? undefined : tokens[end]
      if (token === undefined) break
      if (end === undefined || closing === undefined || !isSpan(token) || !isSpan(closing)) nodes.push(apart(token))
      else {
        nodes.push(together(token, closing, write(at + 1, end)))
        at = end
      }
    }
    return nodes
  }
  return write(0, tokens.length)
}

const isSpan = (token: Token): token is Span => token.type !== 'text' && token.type !== 'alone'

/** Each start with its end and each end with its start, where both are here. */
function partnersIn(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const open = new Map<string, number>()
  const partners = new Map<number, number>()
  tokens.forEach((token, at) => {
    if (!isSpan(token) || token.isolated) return
    const isAnnotation = token.type === 'mark' || token.type === 'unmark'
    const key = `${isAnnotation ? 'm' : 'c'} ${token.id}`
    if (token.type === 'start' || token.type === 'mark') {
      open.set(key, at)
      return
    }
    const start = open.get(key)
    if (start === undefined) return
    open.delete(key)
    partners.set(start, at).set(at, start)
  })
  return partners
}

function holdsWholeSpans(partners: ReadonlyMap<number, number>, tokens: readonly Token[], start: number, end: number): boolean {
  return tokens.slice(start + 1, end).every((token, offset) => {
    if (!isSpan(token) || token.isolated) return true
    const partner = partners.get(start + 1 + offset)
    return partner !== undefined && partner > start && partner < end
  })
}

const inline = (from: XmlElement, local: string, attributes: readonly XmlAttribute[], children: readonly XmlNode[] = []): XmlElement => ({
  ...from,
  local,
  uri: XLF,
  attributes,
  children,
})

const plain = (local: string, value: string): XmlAttribute => ({ prefix: '', local, uri: '', value })
const isPlain = (name: string, { local, uri }: XmlAttribute): boolean => uri === '' && local === name
const without = (attributes: readonly XmlAttribute[], ...names: readonly string[]): readonly XmlAttribute[] =>
  attributes.filter((attribute) => !names.some((name) => isPlain(name, attribute)))
const withoutSilent = (attributes: readonly XmlAttribute[], silent: string): readonly XmlAttribute[] =>
  attributes.filter((attribute) => !(isPlain('canOverlap', attribute) && attribute.value === silent))

function apart(token: Token): XmlNode {
  switch (token.type) {
    case 'text':
      return token.node
    case 'alone':
      return token.from
    case 'start':
      return inline(token.from, 'sc', [plain('id', token.id), ...without(withoutSilent(token.attributes, 'yes'), 'id')])
    case 'end':
      return inline(token.from, 'ec', [
        plain(token.isolated ? 'id' : 'startRef', token.id),
        ...without(withoutSilent(token.attributes, 'yes'), 'id', 'startRef'),
      ])
    case 'mark':
      return inline(token.from, 'sm', token.attributes)
    case 'unmark':
      return inline(token.from, 'em', [plain('startRef', token.id)])
  }
}

const SIDED = ['disp', 'equiv', 'subFlows', 'dataRef']

function together(start: Span, end: Span, children: readonly XmlNode[]): XmlElement {
  if (start.type === 'mark') return inline(start.from, 'mrk', start.attributes, children)
  const sided = (attributes: readonly XmlAttribute[], side: string): readonly XmlAttribute[] =>
    attributes.map((each) => (each.uri === '' && SIDED.includes(each.local) ? { ...each, local: `${each.local}${side}` } : each))
  const first = withoutSilent(sided(without(start.attributes, 'id', 'isolated'), 'Start'), 'no')
  const last = sided(end.attributes, 'End').filter(({ local, uri }) => uri === '' && SIDED.some((name) => local === `${name}End`))
  return inline(start.from, 'pc', [plain('id', start.id), ...first, ...last], children)
}
