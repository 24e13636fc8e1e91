import { DocumentRefused } from '../refused.ts'
import { type Archive, openArchive } from './archive.ts'
import { childrenOf, parseXml, type Xml } from './xml.ts'

/** The parts of a Word file that a letter can be in. */
export interface WordPackage {
  readonly document: Xml
  readonly part: (type: string) => Xml | undefined
  /** External addresses by relationship id, for the document or one of its parts. */
  readonly addresses: (type: 'document' | 'footnotes' | 'endnotes') => ReadonlyMap<string, string>
  readonly customProperties: Xml | undefined
}

const MAIN = /wordprocessingml\.(?:document|template)\.main\+xml$/u

/** Opens a DOCX file, and refuses macros and other kinds of file in the same clothes (rule L30). */
export function openWord(bytes: Uint8Array): WordPackage {
  const archive = openArchive(bytes)
  refuseMacros(archive)
  const main = mainPart(archive)
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const relations = relationsOf(archive, main)
  const nameOf = (type: string): string | undefined => {
    const target = relations.find((relation) => relation.attributes.Type?.endsWith(`/${type}`))?.attributes.Target
    return target === undefined ? undefined : target.startsWith('/') ? target.slice(1) : folder + target
  }
  return {
    document: required(archive, main),
    part: (type) => {
      const name = nameOf(type)
      return name === undefined ? undefined : optional(archive, name)
    },
    addresses: (type) => addressesIn(type === 'document' ? relations : relationsOf(archive, nameOf(type) ?? '')),
    customProperties: optional(archive, 'docProps/custom.xml'),
  }
}

function refuseMacros(archive: Archive): void {
  const types = archive.text('[Content_Types].xml')
  if (types === undefined) throw new DocumentRefused('not-what-it-says', 'this zip file is no Word file')
  if (/macroEnabled/iu.test(types) || archive.names.some((name) => /vbaProject\.bin$|\/activeX\//iu.test(name))) {
    throw new DocumentRefused('macros', 'the file carries macros')
  }
}

function mainPart(archive: Archive): string {
  const types = parseXml(archive.text('[Content_Types].xml') ?? '', '[Content_Types].xml')
  const named = childrenOf(types, 'Override').find(({ attributes }) => MAIN.test(attributes.ContentType ?? ''))?.attributes.PartName
  const name = named?.replace(/^\//u, '') ?? 'word/document.xml'
  if (!archive.names.includes(name)) throw new DocumentRefused('not-what-it-says', 'this zip file holds no Word document')
  return name
}

function required(archive: Archive, name: string): Xml {
  const part = optional(archive, name)
  if (part === undefined) throw new DocumentRefused('damaged', `${name} is missing`)
  return part
}

function optional(archive: Archive, name: string): Xml | undefined {
  const text = archive.text(name)
  return text === undefined ? undefined : parseXml(text, name)
}

function relationsOf(archive: Archive, part: string): readonly Xml[] {
  const at = part.lastIndexOf('/') + 1
  const relations = optional(archive, `${part.slice(0, at)}_rels/${part.slice(at)}.rels`)
  return childrenOf(relations, 'Relationship')
}

function addressesIn(relations: readonly Xml[]): ReadonlyMap<string, string> {
  const external = relations.filter(({ attributes }) => attributes.TargetMode === 'External')
  return new Map(external.map(({ attributes }) => [attributes.Id ?? '', attributes.Target ?? '']))
}
