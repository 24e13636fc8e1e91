import { isLanguage, type Language, type ListStyle } from '@undersigned/letter'
import { type BlockShape, headingLevel, itemLevel, PARAGRAPH } from '../blocks.ts'
import type { WordPackage } from './package.ts'
import { child, childrenOf, isOn, value, type Xml } from './xml.ts'

interface Style {
  readonly name: string
  readonly basedOn: string | undefined
  readonly paragraph: Xml | undefined
  readonly run: Xml | undefined
}

/** Styles and lists of a Word file, asked for by the ids its paragraphs use. */
export interface StyleSheet {
  readonly language: Language | null
  nameOf(id: string | undefined): string
  shapeOf(properties: Xml | undefined): BlockShape
  /** Whether a character style makes words strong or emphasised. */
  isSet(id: string | undefined, property: 'w:b' | 'w:i'): boolean | undefined
}

const MAX_BASES = 12

export function readStyles(word: WordPackage): StyleSheet {
  const sheet = word.part('styles')
  const styles = new Map(childrenOf(sheet, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', styleFrom(style)]))
  const lists = readLists(word.part('numbering'))
  const chain = (id: string | undefined): Style[] => {
    const found: Style[] = []
    for (let at = id; at !== undefined && found.length < MAX_BASES; at = found.at(-1)?.basedOn) {
      const style = styles.get(at)
      if (style === undefined) break
      found.push(style)
    }
    return found
  }
  const nameOf = (id: string | undefined): string => (id === undefined ? '' : (styles.get(id)?.name ?? id))
  const tag = child(child(child(child(sheet, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr'), 'w:lang')
  return {
    language: languageOfTag(value(tag)),
    nameOf,
    shapeOf: (properties) => shapeOf(properties, chain(value(child(properties, 'w:pStyle'))), lists),
    isSet: (id, property) =>
      chain(id)
        .map((style) => isOn(child(style.run, property)))
        .find((on) => on !== undefined),
  }
}

const styleFrom = (style: Xml): Style => ({
  name: value(child(style, 'w:name')) ?? '',
  basedOn: value(child(style, 'w:basedOn')),
  paragraph: child(style, 'w:pPr'),
  run: child(style, 'w:rPr'),
})

export function languageOfTag(tag: string | undefined): Language | null {
  const primary = tag?.split('-')[0]?.toLowerCase()
  return isLanguage(primary) ? primary : null
}

type Lists = (numId: string, level: number) => ListStyle | null

function shapeOf(properties: Xml | undefined, styles: readonly Style[], lists: Lists): BlockShape {
  const sources = [properties, ...styles.map(({ paragraph }) => paragraph)]
  const names = styles.map(({ name }) => name.toLowerCase())
  const outline = firstOf(sources, 'w:outlineLvl')
  const named = names.map((name) => /^(?:heading|title)\s*(\d)?$/u.exec(name)).find((match) => match !== null)
  if (named) return { type: 'heading', level: headingLevel(Number(named[1] ?? 1)) }
  if (outline !== undefined && Number(outline) < 9) return { type: 'heading', level: headingLevel(Number(outline) + 1) }
  const item = itemOf(sources, lists)
  if (item) return item
  return names.some((name) => /^(?:quote|intense quote|block text|quotations)$/u.test(name)) ? { type: 'quotation' } : PARAGRAPH
}

function firstOf(sources: readonly (Xml | undefined)[], name: string): string | undefined {
  return sources.map((source) => value(child(source, name))).find((found) => found !== undefined)
}

function itemOf(sources: readonly (Xml | undefined)[], lists: Lists): BlockShape | null {
  const numberings = sources.map((source) => child(source, 'w:numPr')).filter((found) => found !== undefined)
  const numId = numberings.map((found) => value(child(found, 'w:numId'))).find((found) => found !== undefined)
  if (numId === undefined || numId === '0') return null
  const level = Number(numberings.map((found) => value(child(found, 'w:ilvl'))).find((found) => found !== undefined) ?? 0)
  const list = lists(numId, level)
  return list === null ? null : { type: 'list-item', list, level: itemLevel(level) }
}

function readLists(numbering: Xml | undefined): Lists {
  const abstract = new Map(childrenOf(numbering, 'w:abstractNum').map((found) => [found.attributes['w:abstractNumId'], found]))
  const numbers = new Map(childrenOf(numbering, 'w:num').map((found) => [found.attributes['w:numId'], found]))
  return (numId, level) => {
    const number = numbers.get(numId)
    if (number === undefined) return null
    const levelIn = (found: Xml | undefined): Xml | undefined =>
      childrenOf(found, 'w:lvl').find((candidate) => candidate.attributes['w:ilvl'] === `${level}`)
    const override = childrenOf(number, 'w:lvlOverride').find((found) => found.attributes['w:ilvl'] === `${level}`)
    const format = value(child(levelIn(override) ?? levelIn(abstract.get(value(child(number, 'w:abstractNumId')))), 'w:numFmt'))
    return format === 'bullet' || format === 'none' ? 'bulleted' : 'numbered'
  }
}
