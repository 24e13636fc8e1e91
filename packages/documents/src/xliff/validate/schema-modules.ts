import { CTR, FS, GLS, ITS, ITSM, MDA, MTC, RES, SLR, VAL } from '../names.ts'
import { atLeastOne, type ElementType, element, inCore, may, maybe, must, once, others, type Particle, some } from './schema.ts'
import * as value from './values.ts'

const id = { id: may(value.nmtoken) }
const lang = { 'xml:lang': may(value.xmlLang) }
const text = { hasText: true, foreign: 'any' } as const
const rule: Particle = atLeastOne('rule')
const record = Object.fromEntries(
  [
    'version',
    'org',
    'orgRef',
    'person',
    'personRef',
    'revOrg',
    'revOrgRef',
    'revPerson',
    'revPersonRef',
    'revTool',
    'revToolRef',
    'tool',
    'toolRef',
  ].map((name) => [name, may(value.any)]),
)
const issueTypes = [
  ...[
    'terminology',
    'mistranslation',
    'omission',
    'untranslated',
    'addition',
    'duplication',
    'inconsistency',
    'grammar',
    'legal',
    'register',
  ],
  ...['locale-specific-content', 'locale-violation', 'style', 'characters', 'misspelling', 'typographical', 'formatting'],
  ...['inconsistent-entities', 'numbers', 'markup', 'pattern-problem', 'whitespace', 'internationalization', 'length'],
  ...['non-conformance', 'uncategorized', 'other'],
]

/** The modules' elements by namespace, as their schemas have them. */
export const modules: Readonly<Record<string, Readonly<Record<string, ElementType>>>> = {
  [MTC]: {
    matches: element({ children: [atLeastOne('match')] }),
    match: element({
      attributes: {
        ...id,
        matchQuality: may(value.percent),
        matchSuitability: may(value.percent),
        origin: may(value.any),
        ref: must(value.any),
        reference: may(value.yesNo),
        similarity: may(value.percent),
        subType: may(value.prefixed),
        type: may(value.oneOf('am', 'mt', 'icm', 'idm', 'tb', 'tm', 'other')),
      },
      foreign: 'any',
      children: [maybe(`{${MDA}}metadata`), maybe(inCore('originalData')), once(inCore('source')), once(inCore('target')), others],
    }),
  },
  [GLS]: {
    glossary: element({ children: [atLeastOne('glossEntry')] }),
    glossEntry: element({
      attributes: { ...id, ref: may(value.any) },
      foreign: 'any',
      children: [once('term'), some('translation'), maybe('definition'), others],
    }),
    term: element({ attributes: { source: may(value.any) }, ...text }),
    translation: element({ attributes: { ...id, ref: may(value.any), source: may(value.any) }, ...text }),
    definition: element({ attributes: { source: may(value.any) }, ...text }),
  },
  [MDA]: {
    metadata: element({ attributes: id, children: [atLeastOne('metaGroup')] }),
    metaGroup: element({
      attributes: { ...id, category: may(value.any), appliesTo: may(value.oneOf('source', 'target', 'ignorable')) },
      children: [atLeastOne('metaGroup', 'meta')],
    }),
    meta: element({ attributes: { type: must(value.any) }, hasText: true }),
  },
  [RES]: {
    resourceData: element({ children: [some('resourceItemRef'), some('resourceItem')] }),
    resourceItemRef: element({ attributes: { ...id, ref: must(value.nmtoken) }, foreign: 'any' }),
    resourceItem: element({
      attributes: { ...id, mimeType: may(value.any), context: may(value.yesNo) },
      foreign: 'any',
      children: [maybe('source'), maybe('target'), some('reference')],
    }),
    source: element({ attributes: { href: may(value.any), ...lang }, foreign: 'any', children: [others] }),
    target: element({ attributes: { href: may(value.any), ...lang }, foreign: 'any', children: [others] }),
    reference: element({ attributes: { href: must(value.any), ...lang }, foreign: 'any' }),
  },
  [CTR]: {
    changeTrack: element({ children: [atLeastOne('revisions')] }),
    revisions: element({
      attributes: { appliesTo: must(value.nmtoken), ref: may(value.nmtoken), currentVersion: may(value.nmtoken) },
      foreign: 'any',
      children: [atLeastOne('revision')],
    }),
    revision: element({
      attributes: { author: may(value.any), datetime: may(value.any), version: may(value.nmtoken) },
      foreign: 'any',
      children: [atLeastOne('item')],
    }),
    item: element({ attributes: { property: must(value.any) }, ...text }),
  },
  [SLR]: {
    profiles: element({
      attributes: { generalProfile: may(value.any), storageProfile: may(value.any) },
      children: [maybe('normalization'), others],
    }),
    normalization: element({
      attributes: { general: may(value.oneOf('none', 'nfc', 'nfd')), storage: may(value.oneOf('none', 'nfc', 'nfd')) },
    }),
    data: element({ attributes: { profile: must(value.any) }, foreign: 'any', children: [others] }),
  },
  [VAL]: {
    validation: element({ foreign: 'any', children: [rule] }),
    rule: element({
      attributes: {
        isPresent: may(value.any),
        occurs: may(value.positive),
        isNotPresent: may(value.any),
        startsWith: may(value.any),
        endsWith: may(value.any),
        existsInSource: may(value.yesNo),
        caseSensitive: may(value.yesNo),
        normalization: may(value.oneOf('none', 'nfc', 'nfd')),
        disabled: may(value.yesNo),
      },
      foreign: 'any',
    }),
  },
  [ITS]: {
    locQualityIssues: element({
      attributes: { 'xml:id': must(value.nmtoken), version: may(value.any) },
      children: [atLeastOne('locQualityIssue')],
    }),
    locQualityIssue: element({
      attributes: {
        version: may(value.any),
        locQualityIssueType: may(value.any),
        locQualityIssueComment: may(value.any),
        locQualityIssueSeverity: may(value.any),
        locQualityIssueProfileRef: may(value.any),
        locQualityIssueEnabled: may(value.any),
      },
    }),
    provenanceRecords: element({
      attributes: { 'xml:id': must(value.nmtoken), version: may(value.any) },
      children: [atLeastOne('provenanceRecord')],
    }),
    provenanceRecord: element({ attributes: record }),
  },
}

const styles =
  'a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 head hr html i img label legend li ol p pre q s samp select small span strike strong sub sup table tbody td tfoot th thead title tr tt u ul'

/** Attributes that modules put on elements of others. */
export const moduleAttributes: Readonly<Record<string, Readonly<Record<string, value.ValueType>>>> = {
  [FS]: { fs: value.oneOf(...styles.split(' ')), subFs: value.any },
  [SLR]: {
    equivStorage: value.any,
    sizeInfo: value.any,
    sizeInfoRef: value.nmtoken,
    sizeRestriction: value.any,
    storageRestriction: value.any,
  },
  [ITSM]: { domains: value.any, lang: value.language },
  [ITS]: {
    version: value.oneOf('2.0'),
    allowedCharacters: value.any,
    annotatorsRef: value.any,
    localeFilterList: value.any,
    localeFilterType: value.oneOf('include', 'exclude'),
    locQualityIssueComment: value.any,
    locQualityIssueEnabled: value.yesNo,
    locQualityIssueProfileRef: value.any,
    locQualityIssuesRef: value.any,
    locQualityIssueSeverity: value.percent,
    locQualityIssueType: value.oneOf(...issueTypes),
    locQualityRatingProfileRef: value.any,
    locQualityRatingScore: value.percent,
    locQualityRatingScoreThreshold: value.percent,
    locQualityRatingVote: value.integer,
    locQualityRatingVoteThreshold: value.integer,
    mtConfidence: value.confidence,
    ...Object.fromEntries(Object.keys(record).flatMap((name) => (name === 'version' ? [] : [[name, value.any]]))),
    provenanceRecordsRef: value.any,
    taClassRef: value.any,
    taConfidence: value.confidence,
    taIdent: value.any,
    taIdentRef: value.any,
    taSource: value.any,
    termConfidence: value.confidence,
  },
}

/** Which modules' elements may stand where an extension may, and how many (specification, file, group and unit). */
export const modulePlaces: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  [MTC]: { matches: ['unit'] },
  [GLS]: { glossary: ['unit'] },
  [MDA]: { metadata: ['file', 'group', 'unit', 'match'] },
  [RES]: { resourceData: ['file', 'unit'] },
  [SLR]: { profiles: ['file'], data: ['file', 'group', 'unit'] },
  [VAL]: { validation: ['file', 'group', 'unit'] },
  [CTR]: { changeTrack: ['file', 'group', 'unit'] },
  [ITS]: { locQualityIssues: ['unit'], provenanceRecords: ['file', 'group', 'unit'] },
}
