import { FS, SLR, XLF } from '../names.ts'
import * as value from './values.ts'

/** A child that may come next: how often, and what it is. Elements of other namespaces are `other`. */
export interface Particle {
  readonly names: readonly string[]
  readonly least: number
  readonly most: number
}

export interface AttributeType {
  readonly type: value.ValueType
  readonly isRequired: boolean
}

/** What an element may hold: the schema of the specification as a row of a table. */
export interface ElementType {
  readonly attributes: Readonly<Record<string, AttributeType>>
  /** Attributes of other namespaces: all, those of some modules, or none. `any-but-xml` keeps out `xml:` alone. */
  readonly foreign: 'any' | 'any-but-xml' | readonly string[]
  readonly children: readonly Particle[]
  readonly hasText: boolean
}

export const OTHER = '*'
const MANY = Number.POSITIVE_INFINITY

export const once = (...names: readonly string[]): Particle => ({ names, least: 1, most: 1 })
export const maybe = (...names: readonly string[]): Particle => ({ names, least: 0, most: 1 })
export const some = (...names: readonly string[]): Particle => ({ names, least: 0, most: MANY })
export const atLeastOne = (...names: readonly string[]): Particle => ({ names, least: 1, most: MANY })
export const others = some(OTHER)

export const may = (type: value.ValueType): AttributeType => ({ type, isRequired: false })
export const must = (type: value.ValueType): AttributeType => ({ type, isRequired: true })

export const element = ({ attributes = {}, foreign = [], children = [], hasText = false }: Partial<ElementType>): ElementType => ({
  attributes,
  foreign,
  children,
  hasText,
})

const space = { 'xml:space': may(value.space) }
const lang = { 'xml:lang': may(value.xmlLang) }
const inherited = {
  canResegment: may(value.yesNo),
  translate: may(value.yesNo),
  srcDir: may(value.direction),
  trgDir: may(value.direction),
  ...space,
}
const named = { ...inherited, id: must(value.nmtoken), name: may(value.any), type: may(value.prefixed) }
const INLINE = ['cp', 'ph', 'pc', 'sc', 'ec', 'mrk', 'sm', 'em']
const content = { children: [some(...INLINE)], hasText: true }

const hints = {
  canCopy: may(value.yesNo),
  canDelete: may(value.yesNo),
  canReorder: may(value.oneOf('yes', 'firstNo', 'no')),
  copyOf: may(value.nmtoken),
  subType: may(value.prefixed),
  type: may(value.codeType),
}
const single = { ...hints, disp: may(value.any), equiv: may(value.any), dataRef: may(value.nmtoken), subFlows: may(value.nmtokens) }
const spanning = { ...single, canOverlap: may(value.yesNo), dir: may(value.direction), isolated: may(value.yesNo) }
const marker = {
  id: must(value.nmtoken),
  translate: may(value.yesNo),
  type: may(value.markerType),
  ref: may(value.any),
  value: may(value.any),
}
const ofCodes = [FS, SLR]
const part = { children: [once('source'), maybe('target')] }

/** The core's elements, as `schemas/xliff_core_2.0.xsd` and the specification's text together have them. */
export const core: Readonly<Record<string, ElementType>> = {
  xliff: element({
    attributes: { version: must(value.version), srcLang: must(value.language), trgLang: may(value.language), ...space },
    foreign: 'any',
    children: [atLeastOne('file')],
  }),
  file: element({
    attributes: { id: must(value.nmtoken), original: may(value.any), ...inherited },
    foreign: 'any',
    children: [maybe('skeleton'), others, maybe('notes'), atLeastOne('unit', 'group')],
  }),
  skeleton: element({ attributes: { href: may(value.any) }, children: [others], hasText: true }),
  group: element({ attributes: named, foreign: 'any', children: [others, maybe('notes'), some('unit', 'group')] }),
  unit: element({
    attributes: named,
    foreign: 'any',
    children: [others, maybe('notes'), maybe('originalData'), atLeastOne('segment', 'ignorable')],
  }),
  segment: element({
    attributes: { id: may(value.nmtoken), canResegment: may(value.yesNo), state: may(value.state), subState: may(value.prefixed) },
    ...part,
  }),
  ignorable: element({ attributes: { id: may(value.nmtoken) }, ...part }),
  notes: element({ children: [atLeastOne('note')] }),
  note: element({
    attributes: {
      id: may(value.nmtoken),
      appliesTo: may(value.oneOf('source', 'target')),
      category: may(value.any),
      priority: may(value.priority),
    },
    foreign: 'any',
    hasText: true,
  }),
  originalData: element({ children: [atLeastOne('data')] }),
  data: element({
    attributes: { id: must(value.nmtoken), dir: may(value.direction), 'xml:space': may(value.preserve) },
    children: [some('cp')],
    hasText: true,
  }),
  source: element({ attributes: { ...lang, ...space }, ...content }),
  target: element({ attributes: { ...lang, ...space, order: may(value.order) }, ...content }),
  cp: element({ attributes: { hex: must(value.hexBinary) } }),
  ph: element({ attributes: { id: must(value.nmtoken), ...single }, foreign: ofCodes }),
  pc: element({
    attributes: {
      id: must(value.nmtoken),
      ...hints,
      canOverlap: may(value.yesNo),
      dispStart: may(value.any),
      dispEnd: may(value.any),
      equivStart: may(value.any),
      equivEnd: may(value.any),
      dataRefStart: may(value.nmtoken),
      dataRefEnd: may(value.nmtoken),
      subFlowsStart: may(value.nmtokens),
      subFlowsEnd: may(value.nmtokens),
      dir: may(value.direction),
    },
    foreign: ofCodes,
    ...content,
  }),
  sc: element({ attributes: { id: must(value.nmtoken), ...spanning }, foreign: ofCodes }),
  ec: element({ attributes: { id: may(value.nmtoken), startRef: may(value.nmtoken), ...spanning }, foreign: ofCodes }),
  mrk: element({ attributes: marker, foreign: 'any-but-xml', ...content }),
  sm: element({ attributes: marker, foreign: 'any-but-xml' }),
  em: element({ attributes: { startRef: must(value.nmtoken) } }),
}

/** Elements of the core by what they are called where another namespace is the element's own. */
export const inCore = (local: string): string => `{${XLF}}${local}`
