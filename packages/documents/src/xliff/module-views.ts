import { attributeOf, childOf, childrenOf, elementsOf, textOf, type XmlElement } from '../xml/index.ts'
import { GLS, MDA, MTC, XLF } from './names.ts'

/** What kinds of match the specification knows: assembled, machine's, in context, by identifier, term base, memory. */
const MATCH_TYPES = ['am', 'mt', 'icm', 'idm', 'tb', 'tm', 'other'] as const
export type MatchType = (typeof MATCH_TYPES)[number]

/** An earlier translation that a file offers for a part of a unit; the words stand in `source` and `target`, codes and all. */
export interface MatchView {
  /** What of the unit it is for, as the file refers to it. */
  readonly ref: string
  readonly type: MatchType
  readonly subType: string | null
  /** 0 to 100 each; null where the file does not say. */
  readonly similarity: number | null
  readonly quality: number | null
  readonly suitability: number | null
  readonly origin: string
  /** In a third language, to look at and not to take. */
  readonly isReference: boolean
  readonly metadata: readonly MetaGroupView[]
  readonly element: XmlElement
  readonly source: XmlElement
  readonly target: XmlElement
}

/** A piece of text and where it is from; empty where the file does not say. */
export interface SourcedText {
  readonly text: string
  readonly from: string
}

export interface GlossaryEntryView {
  /** What of the unit the term stands in; empty where the file does not say. */
  readonly ref: string
  readonly term: SourcedText
  readonly translations: readonly SourcedText[]
  readonly definition: SourcedText | null
}

export interface MetaGroupView {
  readonly category: string
  readonly appliesTo: string
  readonly metas: readonly { readonly type: string; readonly value: string }[]
  readonly groups: readonly MetaGroupView[]
}

/** The matches beside a unit's words, in the file's order, a match without both its texts left out (rule T160). */
export function matchesIn(unit: XmlElement): readonly MatchView[] {
  const matches = childOf(unit, MTC, 'matches')
  return (matches === undefined ? [] : childrenOf(matches, MTC, 'match')).flatMap((element) => {
    const [source, target] = [childOf(element, XLF, 'source'), childOf(element, XLF, 'target')]
    if (source === undefined || target === undefined) return []
    const said = (name: string): string => attributeOf(element, name) ?? ''
    return [
      {
        ref: said('ref'),
        type: MATCH_TYPES.find((type) => type === said('type')) ?? 'tm',
        subType: attributeOf(element, 'subType') ?? null,
        similarity: percentIn(said('similarity')),
        quality: percentIn(said('matchQuality')),
        suitability: percentIn(said('matchSuitability')),
        origin: said('origin'),
        isReference: said('reference') === 'yes',
        metadata: metadataIn(element),
        ...{ element, source, target },
      },
    ]
  })
}

function percentIn(said: string): number | null {
  const value = Number(said)
  return said.trim() !== '' && value >= 0 && value <= 100 ? value : null
}

/** The terms beside a unit's words, with what translates and explains them, in the file's order (rule T160). */
export function glossaryIn(unit: XmlElement): readonly GlossaryEntryView[] {
  const glossary = childOf(unit, GLS, 'glossary')
  return (glossary === undefined ? [] : childrenOf(glossary, GLS, 'glossEntry')).flatMap((entry) => {
    const [term, definition] = [childOf(entry, GLS, 'term'), childOf(entry, GLS, 'definition')]
    if (term === undefined) return []
    return [
      {
        ref: attributeOf(entry, 'ref') ?? '',
        term: sourced(term),
        translations: childrenOf(entry, GLS, 'translation').map(sourced),
        definition: definition === undefined ? null : sourced(definition),
      },
    ]
  })
}

const sourced = (element: XmlElement): SourcedText => ({ text: textOf(element).trim(), from: attributeOf(element, 'source') ?? '' })

/** The metadata of a file, a group, a unit or a match, group within group (rule T160). */
export function metadataIn(element: XmlElement): readonly MetaGroupView[] {
  const metadata = childOf(element, MDA, 'metadata')
  return metadata === undefined ? [] : groupsIn(metadata)
}

const groupsIn = (parent: XmlElement): readonly MetaGroupView[] =>
  childrenOf(parent, MDA, 'metaGroup').map((group) => ({
    category: attributeOf(group, 'category') ?? '',
    appliesTo: attributeOf(group, 'appliesTo') ?? '',
    metas: elementsOf(group)
      .filter(({ uri, local }) => uri === MDA && local === 'meta')
      .map((meta) => ({ type: attributeOf(meta, 'type') ?? '', value: textOf(meta).trim() })),
    groups: groupsIn(group),
  }))

/** What the groups of a category say of a type; null where none does. */
export function metaOf(groups: readonly MetaGroupView[], category: string, type: string): string | null {
  const metas = groups.filter((group) => group.category === category).flatMap((group) => group.metas)
  return metas.find((meta) => meta.type === type)?.value ?? null
}
