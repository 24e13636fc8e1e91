import { type Inline, normaliseInline } from '@undersigned/letter'
import { isXmlCharacter, textNode, vocabulary, type XmlElement, type XmlNode } from '../../xml/index.ts'
import { XLF } from '../names.ts'
import { keyOf, type Meaning, type Spanning, writtenAs } from './meaning.ts'

type Text = Extract<Inline, { readonly type: 'text' }>

/** Writes the contents of one unit or candidate, so that a code of the target is called as its like in the source. */
export class ContentWriter {
  private readonly xlf: ReturnType<typeof vocabulary>
  private readonly data = new Map<string, string>()
  /** How many codes of a key the target has; null where there is no target yet, and each may be asked for. */
  private readonly inTarget: Map<string, number> | null
  private readonly kept = new Set<string>()
  private unused: { readonly key: string; readonly id: string }[] = []
  private codes = 0
  private side: 'source' | 'target' = 'source'

  constructor(prefix: string, target: readonly Inline[] | null) {
    this.xlf = vocabulary(XLF, prefix)
    this.inTarget = target === null ? null : new Map()
    for (const part of target ?? []) {
      const key = part.type === 'text' ? '' : keyOf({ kind: 'atom', atom: part })
      this.inTarget?.set(key, (this.inTarget.get(key) ?? 0) + 1)
    }
  }

  source(content: readonly Inline[]): XmlElement {
    this.side = 'source'
    return this.xlf('source', {}, this.layer(normaliseInline(content), LAYERS))
  }

  target(content: readonly Inline[]): XmlElement {
    this.side = 'target'
    return this.xlf('target', {}, this.layer(normaliseInline(content), LAYERS))
  }

  /** What the codes of both refer to. */
  originalData(): readonly XmlElement[] {
    if (this.data.size === 0) return []
    const entries = [...this.data].map(([text, id]) => this.xlf('data', { id, 'xml:space': 'preserve' }, this.characters(text)))
    return [this.xlf('originalData', {}, entries)]
  }

  private layer(parts: readonly Inline[], [layer, ...inner]: readonly Layer[]): readonly XmlNode[] {
    if (layer === undefined)
      return parts.flatMap((part) => (part.type === 'text' ? this.characters(part.text) : [this.code({ kind: 'atom', atom: part })]))
    return groupsOf(parts, layer).flatMap(({ meaning, parts: members }) => {
      if (meaning === null) return this.layer(members, inner)
      const code = this.code(meaning)
      return [{ ...code, children: this.layer(members, inner) }]
    })
  }

  private code(meaning: Meaning): XmlElement {
    const key = keyOf(meaning)
    const { type, subType, data } = writtenAs(meaning)
    const ref = data === null ? undefined : this.dataFor(data)
    const id = this.idFor(key)
    if (meaning.kind !== 'atom') {
      const href = meaning.kind === 'link' ? { dispStart: meaning.href, dataRefStart: ref, dataRefEnd: ref } : {}
      return this.xlf('pc', { id, type, subType, ...href })
    }
    const hints = meaning.atom.type !== 'line-break' && this.mustStay(id, key) ? { canCopy: 'no', canDelete: 'no' } : {}
    const shown = meaning.atom.type === 'line-break' ? { equiv: '\n' } : { disp: shownAs(meaning) }
    return this.xlf('ph', { id, type, subType, ...shown, dataRef: ref, ...hints })
  }

  /** A reference or placeholder stays, unless a translation that is here already left it out. */
  private mustStay(id: string, key: string): boolean {
    if (this.side === 'target') return this.kept.has(id)
    const left = this.inTarget?.get(key) ?? 0
    if (this.inTarget !== null && left === 0) return false
    this.inTarget?.set(key, left - 1)
    this.kept.add(id)
    return true
  }

  private idFor(key: string): string {
    const like = this.side === 'target' ? this.unused.findIndex((each) => each.key === key) : -1
    const [taken] = like === -1 ? [] : this.unused.splice(like, 1)
    if (taken !== undefined) return taken.id
    this.codes += 1
    const id = `c${this.codes}`
    if (this.side === 'source') this.unused = [...this.unused, { key, id }]
    return id
  }

  private dataFor(text: string): string {
    const known = this.data.get(text)
    const id = known ?? `d${this.data.size + 1}`
    this.data.set(text, id)
    return id
  }

  /** Text; what XML cannot hold as its code point. */
  private characters(text: string): readonly XmlNode[] {
    const pieces = text.match(
      /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]+/gu,
    )
    return (pieces ?? []).map((piece) => (isXmlCharacter(piece) ? textNode(piece) : this.xlf('cp', { hex: hexOf(piece) })))
  }
}

const hexOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')

function shownAs(meaning: Meaning): string | undefined {
  if (meaning.kind !== 'atom') return undefined
  return meaning.atom.type === 'placeholder' && meaning.atom.text !== '' && isXmlCharacter(meaning.atom.text)
    ? meaning.atom.text
    : undefined
}

/** Which mark of a run a layer of codes is for. */
type Layer = (run: Text) => Spanning | null

const LAYERS: readonly Layer[] = [
  ({ marks }) => (marks.link === undefined ? null : { kind: 'link', href: marks.link }),
  ({ marks }) => (marks.strong ? { kind: 'strong' } : null),
  ({ marks }) => (marks.emphasis ? { kind: 'emphasis' } : null),
]

interface Group {
  readonly meaning: Spanning | null
  readonly parts: Inline[]
}

/** Neighbours that one code of this layer can hold together. */
function groupsOf(parts: readonly Inline[], layer: Layer): readonly Group[] {
  const groups: Group[] = []
  for (const part of parts) {
    const meaning = part.type === 'text' ? layer(part) : null
    const last = groups.at(-1)
    const isSame =
      last !== undefined && (meaning === null ? last.meaning === null : last.meaning !== null && keyOf(last.meaning) === keyOf(meaning))
    if (isSame) last.parts.push(part)
    else groups.push({ meaning, parts: [part] })
  }
  return groups
}
