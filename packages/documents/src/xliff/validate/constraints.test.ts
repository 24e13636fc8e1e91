import { expect, test } from 'vitest'
import { CONSTRAINTS, type Constraint } from './constraints.ts'
import { validateXliff } from './index.ts'

const NAMESPACES = {
  mtc: 'urn:oasis:names:tc:xliff:matches:2.0',
  gls: 'urn:oasis:names:tc:xliff:glossary:2.0',
  fs: 'urn:oasis:names:tc:xliff:fs:2.0',
  mda: 'urn:oasis:names:tc:xliff:metadata:2.0',
  res: 'urn:oasis:names:tc:xliff:resourcedata:2.0',
  ctr: 'urn:oasis:names:tc:xliff:changetracking:2.0',
  slr: 'urn:oasis:names:tc:xliff:sizerestriction:2.0',
  val: 'urn:oasis:names:tc:xliff:validation:2.0',
  its: 'http://www.w3.org/2005/11/its',
  itsm: 'urn:oasis:names:tc:xliff:itsm:2.1',
  my: 'urn:mine',
  x: 'urn:oasis:names:tc:xliff:document:2.0',
}
const declared = Object.entries(NAMESPACES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)

const xliff = (files: string, attributes = 'version="2.1" srcLang="en" trgLang="fr"'): string =>
  `<xliff xmlns="${NAMESPACES.x}"${declared.join('')} its:version="2.0" ${attributes}>${files}</xliff>`
const file = (content: string, attributes = ''): string => xliff(`<file id="f"${attributes}>${content}</file>`)
const unit = (content: string, attributes = 'id="u"'): string => `<unit ${attributes}>${content}</unit>`
const words = '<segment><source>Words</source></segment>'
const segment = (source: string, target?: string): string =>
  `<segment><source>${source}</source>${target === undefined ? '' : `<target>${target}</target>`}</segment>`
const inUnit = (content: string): string => file(unit(content))
const source = (content: string): string => inUnit(segment(content))
const both = (content: string, target: string): string => inUnit(segment(content, target))
const before = (content: string): string => inUnit(content + words)
const fixed = 'canReorder="no" canCopy="no" canDelete="no"'
const first = 'canReorder="firstNo" canCopy="no" canDelete="no"'
const data = '<originalData><data id="d1">x</data></originalData>'
const match = (attributes: string, content = '<x:source>a</x:source><x:target>b</x:target>'): string =>
  `<mtc:match ${attributes}>${content}</mtc:match>`
const matches = (...found: readonly string[]): string =>
  inUnit(`<mtc:matches>${found.join('')}</mtc:matches><segment id="s"><source>W</source></segment>`)
const glossary = (...entries: readonly string[]): string => before(`<gls:glossary>${entries.join('')}</gls:glossary>`)
const entry = (attributes: string, more = '<gls:definition>d</gls:definition>'): string =>
  `<gls:glossEntry ${attributes}><gls:term>t</gls:term>${more}</gls:glossEntry>`
const rule = (attributes: string): string => before(`<val:validation><val:rule ${attributes}/></val:validation>`)
const resource = (content: string): string => file(`<res:resourceData>${content}</res:resourceData>${unit(words)}`)

/** One broken file for each constraint, of our own writing. */
const BROKEN: Readonly<
  Record<Exclude<Constraint, 'file-unreadable' | 'xml-too-large' | 'xml-too-many-elements'>, readonly (string | Uint8Array)[]>
> = {
  'xml-encoding': [new Uint8Array([0x3c, 0xff, 0xff])],
  'xml-not-well-formed': ['<xliff', file('<unit>'), '<a:b/>'],
  'xml-dtd': [`<!DOCTYPE xliff>${file(unit(words))}`],
  'xml-too-deep': ['<a>'.repeat(500)],
  'xml-too-many-attributes': [`<a ${Array.from({ length: 300 }, (_, at) => `a${at}=""`).join(' ')}/>`],
  'root-not-xliff': ['<xliff/>', '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', `<file xmlns="${NAMESPACES.x}"/>`],
  'version-unknown': [xliff(`<file id="f">${unit(words)}</file>`, 'version="1.2" srcLang="en"')],
  'element-not-allowed': [file(`${unit(words)}<wrong/>`), source('<source/>')],
  'element-order': [inUnit(`${words}<notes><note>n</note></notes>`), inUnit('<segment><source/><source/></segment>')],
  'element-missing': [
    xliff(''),
    before('<notes/>'),
    inUnit('<segment/>'),
    inUnit('<segment><target/></segment>'),
    before('<originalData/>'),
  ],
  'text-not-allowed': [inUnit(`loose${words}`), source('<ph id="p">words</ph>')],
  'extension-element-not-allowed': [
    source('<my:a/>'),
    xliff(`<file id="f">${unit(words)}</file><my:a/>`),
    inUnit('<segment><my:a/><source/></segment>'),
  ],
  'extension-attribute-not-allowed': [
    source('<pc id="p" my:a="">w</pc>'),
    inUnit('<segment my:a=""><source/></segment>'),
    source('<mrk id="m" translate="no" xml:lang="fr">w</mrk>'),
  ],
  'extension-id-not-unique': [before('<my:a id="e"/><my:b id="e"/>'), before('<my:a id="e"><my:b xml:id="e"/></my:a>')],
  'module-element-not-allowed': [
    file(`<mtc:matches>${match('ref="#s"')}</mtc:matches>${unit(words)}`),
    before('<mda:wrong/>'),
    before(`<gls:glossary>${entry('')}</gls:glossary>`.repeat(2)),
  ],
  'module-attribute-unknown': [source('<pc id="p" fs:wrong="b">w</pc>'), source('<ph id="p" slr:wrong="1"/>')],
  'attribute-not-allowed': [inUnit('<segment translate="no"><source/></segment>'), source('<em startRef="m" id="e"/>')],
  'attribute-missing': [file(unit(words, '')), source('<ph/>'), source('<cp/>'), matches(match(''))],
  'attribute-value': [
    file(unit(words, 'id="u" translate="maybe"')),
    source('<ph id="p" canReorder="never"/>'),
    source('<pc id="p" fs:fs="blink">w</pc>'),
    source('<cp hex="1"/>'),
    matches(match('ref="#s" similarity="101"')),
  ],
  'id-not-nmtoken': [file(unit(words, 'id="a b"')), source('<ph id="/p"/>'), before('<notes><note id="">n</note></notes>')],
  'language-tag-not-well-formed': [
    xliff(`<file id="f">${unit(words)}</file>`, 'version="2.1" srcLang="e"'),
    both('w', 'v').replace('<target', '<target xml:lang="f_r"'),
    before('<my:a xml:lang="11"/>'),
  ],
  'type-unknown': [source('<ph id="p" type="wrong"/>'), source('<mrk id="m" type="wrong">w</mrk>')],
  'prefixed-value-malformed': [
    file(unit(words, 'id="u" type="plain"')),
    source('<ph id="p" type="fmt" subType="plain"/>'),
    inUnit('<segment state="initial" subState="plain"><source/></segment>'),
  ],
  'prefix-reserved': [file(unit(words, 'id="u" type="xlf:a"')), inUnit('<segment state="initial" subState="xlf:a"><source/></segment>')],
  'priority-out-of-range': [before('<notes><note priority="11">n</note></notes>'), before('<notes><note priority="0">n</note></notes>')],
  'state-unknown': [inUnit('<segment state="done"><source/></segment>')],
  'order-not-positive': [both('w', 'v').replace('<target', '<target order="0"')],
  'file-id-not-unique': [xliff(`<file id="f">${unit(words)}</file>`.repeat(2))],
  'group-id-not-unique': [file('<group id="g"><group id="g"/></group>')],
  'unit-id-not-unique': [file(unit(words) + unit(words)), file(`${unit(words)}<group id="g">${unit(words)}</group>`)],
  'note-id-not-unique': [before('<notes><note id="n">a</note><note id="n">b</note></notes>')],
  'data-id-not-unique': [before('<originalData><data id="d"/><data id="d"/></originalData>')],
  'segment-id-not-unique': [inUnit('<segment id="s"><source/></segment><ignorable id="s"><source/></ignorable>')],
  'inline-id-not-unique': [
    source('<ph id="p"/><ph id="p"/>'),
    source('<ph id="p"/><mrk id="p" type="term">w</mrk>'),
    inUnit('<segment id="s"><source><ph id="s"/></source></segment>'),
    both('w', '<ph id="p"/><ph id="p"/>'),
  ],
  'target-id-not-of-its-source': [
    both('<ph id="p"/>', '<pc id="p">w</pc>'),
    inUnit('<segment id="s"><source/><target><ph id="s"/></target></segment>'),
  ],
  'file-without-unit': [file('')],
  'unit-without-segment': [inUnit('<ignorable><source> </source></ignorable>'), inUnit('')],
  'skeleton-empty-without-href': [file(`<skeleton/>${unit(words)}`)],
  'skeleton-not-empty-with-href': [file(`<skeleton href="s">x</skeleton>${unit(words)}`)],
  'target-without-target-language': [xliff(`<file id="f">${unit(segment('w', 'v'))}</file>`, 'version="2.1" srcLang="en"')],
  'source-language-differs': [source('w').replace('<source', '<source xml:lang="de"'), file(unit(words), ' xml:lang="de"')],
  'target-language-differs': [both('w', 'v').replace('<target', '<target xml:lang="en"')],
  'order-out-of-range': [both('w', 'v').replace('<target', '<target order="2"')],
  'order-not-unique': [inUnit(segment('a', 'b').replace('<target', '<target order="2"') + segment('c', 'd'))],
  'state-without-target': [inUnit('<segment state="translated"><source/></segment>')],
  'sub-state-without-state': [inUnit('<segment subState="my:a"><source/></segment>')],
  'sub-type-without-type': [source('<ph id="p" subType="my:a"/>')],
  'sub-type-not-of-type': [source('<ph id="p" type="ui" subType="xlf:b"/>'), source('<ph id="p" type="fmt" subType="xlf:new"/>')],
  'code-point-valid-in-xml': [source('<cp hex="0041"/>'), source('<cp hex="00A0"/>'), source('<cp hex="01F600"/>')],
  'start-code-without-end': [source('<sc id="s"/>w'), inUnit(segment('<sc id="s"/>w<ec startRef="s"/>', '<sc id="s"/>w'))],
  'start-code-isolated-with-end': [source('<sc id="s" isolated="yes"/>w<ec startRef="s"/>')],
  'end-code-without-start': [source('w<ec startRef="s"/>'), source('<sc id="s"/>w<ec startRef="s"/><ec startRef="s"/>')],
  'end-code-before-start': [source('<ec startRef="s"/>w<sc id="s"/>')],
  'end-code-id-and-start-ref': [
    source('<ec isolated="yes" startRef="s"/>'),
    source('<sc id="s"/><ec id="e" startRef="s"/>'),
    source('<ec/>'),
  ],
  'end-code-dir-not-isolated': [source('<sc id="s"/>w<ec startRef="s" dir="ltr"/>')],
  'end-code-module-attribute-not-isolated': [source('<sc id="s"/>w<ec startRef="s" slr:sizeInfo="1"/>')],
  'spanning-code-hints-differ': [
    source('<sc id="s" canCopy="no"/>w<ec startRef="s"/>'),
    source('<sc id="s" canOverlap="no"/>w<ec startRef="s"/>'),
    source(`<sc id="s" ${first}/>w<ec startRef="s" ${first}/>`),
  ],
  'reorder-hint-without-copy-and-delete': [source('<ph id="p" canReorder="firstNo" canCopy="no"/>')],
  'reorder-sequence-without-first': [source(`<ph id="p" ${fixed}/>`), source(`<ph id="a" ${first}/><ph id="b"/><ph id="c" ${fixed}/>`)],
  'reorder-sequence-changed': [
    both(
      `<ph id="a" ${first}/><ph id="b" ${fixed}/><ph id="c" ${fixed}/>`,
      `<ph id="a" ${first}/><ph id="c" ${fixed}/><ph id="b" ${fixed}/>`,
    ),
  ],
  'code-removed': [both('<ph id="p" canDelete="no"/>', ''), both('<pc id="p" canDelete="no">w</pc>', 'w')],
  'copy-of-unknown': [source('<ph id="p" copyOf="q"/>'), source('<ph id="p" copyOf="p"/>')],
  'copy-of-with-original-data': [inUnit(`${data}${segment('<ph id="p"/><ph id="q" copyOf="p" dataRef="d1"/>')}`)],
  'copy-of-code-with-original-data': [inUnit(`${data}${segment('<ph id="p" dataRef="d1"/><ph id="q" copyOf="p"/>')}`)],
  'copy-of-code-not-to-copy': [source('<ph id="p" canCopy="no"/><ph id="q" copyOf="p"/>')],
  'copy-of-other-kind': [source('<pc id="p">w</pc><ph id="q" copyOf="p"/>')],
  'data-ref-unknown': [
    source('<ph id="p" dataRef="d"/>'),
    inUnit(`${data}${segment('<pc id="p" dataRefStart="d1" dataRefEnd="d2">w</pc>')}`),
  ],
  'sub-flow-unknown': [source('<ph id="p" subFlows="u v"/>'), source('<pc id="p" subFlowsEnd="v">w</pc>')],
  'annotation-start-without-end': [
    source('<sm id="m" translate="no"/>w'),
    both('<sm id="m" type="term"/>w<em startRef="m"/>', '<sm id="m" type="term"/>w'),
  ],
  'annotation-end-without-start': [source('w<em startRef="m"/>')],
  'annotation-end-before-start': [source('<em startRef="m"/>w<sm id="m" type="term"/>')],
  'annotation-translate-missing': [source('<mrk id="m">w</mrk>'), source('<sm id="m" type="generic"/>w<em startRef="m"/>')],
  'comment-value-or-ref': [source('<mrk id="m" type="comment">w</mrk>')],
  'comment-ref-not-a-note': [
    source('<mrk id="m" type="comment" ref="#n=n1">w</mrk>'),
    inUnit(`<notes><note id="n1">n</note></notes>${segment('<mrk id="m" type="comment" ref="#f=f/u=v/n=n1">w</mrk>')}`),
  ],
  'match-annotation-with-ref': [source('<mrk id="m" type="mtc:match" ref="#u">w</mrk>')],
  'fragment-syntax': [
    source('<mrk id="m" type="term" ref="#">w</mrk>'),
    source('<mrk id="m" type="term" ref="#n=">w</mrk>'),
    source('<mrk id="m" type="term" ref="#u=a//b">w</mrk>'),
  ],
  'fragment-prefix-not-nmtoken': [
    source('<mrk id="m" type="my:a" ref="#r$d=a">w</mrk>'),
    source('<mrk id="m" type="my:a" ref="#=a">w</mrk>'),
  ],
  'fragment-prefix-unknown': [
    source('<mrk id="m" type="my:a" ref="#z=a">w</mrk>'),
    source('<mrk id="m" type="my:a" ref="#zz=gone">w</mrk>'),
  ],
  'fragment-prefix-repeated': [source('<mrk id="m" type="my:a" ref="#u=a/u=b">w</mrk>')],
  'fragment-order': [source('<mrk id="m" type="my:a" ref="#u=a/f=b">w</mrk>'), source('<mrk id="m" type="my:a" ref="#u=a/g=b">w</mrk>')],
  'fragment-leaf-not-last': [
    source('<mrk id="m" type="my:a" ref="#n=a/u=b">w</mrk>'),
    source('<mrk id="m" type="my:a" ref="#n=a/b">w</mrk>'),
  ],
  'match-id-not-unique': [matches(match('id="a" ref="#s"'), match('id="a" ref="#s"'))],
  'match-ref-unknown': [matches(match('ref="#gone"')), matches(match('ref="#u=other/s"'))],
  'match-sub-type-without-type': [matches(match('ref="#s" subType="my:a"'))],
  'match-target-language-differs': [matches(match('ref="#s"', '<x:source>a</x:source><x:target xml:lang="de">b</x:target>'))],
  'gloss-entry-incomplete': [glossary(entry('', ''))],
  'gloss-id-not-unique': [glossary(entry('id="a"'), entry('', '<gls:translation id="a">v</gls:translation>'))],
  'gloss-ref-unknown': [glossary(entry('ref="#gone"'))],
  'metadata-id-not-unique': [
    before('<mda:metadata id="a"><mda:metaGroup id="a"><mda:meta type="t">m</mda:meta></mda:metaGroup></mda:metadata>'),
  ],
  'resource-id-not-unique': [resource('<res:resourceItem id="a"><res:reference href="r"/></res:resourceItem>'.repeat(2))],
  'resource-ref-unknown': [before('<res:resourceData><res:resourceItemRef ref="gone"/></res:resourceData>')],
  'resource-item-empty': [resource('<res:resourceItem/>')],
  'resource-mime-type-missing': [resource('<res:resourceItem><res:source href="a"/></res:resourceItem>')],
  'resource-href-and-content': [
    resource('<res:resourceItem mimeType="a/b"><res:source/></res:resourceItem>'),
    resource('<res:resourceItem mimeType="a/b"><res:target href="a"><my:a/></res:target></res:resourceItem>'),
  ],
  'resource-language-differs': [resource('<res:resourceItem mimeType="a/b"><res:source xml:lang="de" href="a"/></res:resourceItem>')],
  'size-info-twice': [source('<ph id="p" slr:sizeInfo="1" slr:sizeInfoRef="r"/>')],
  'validation-rule-not-one': [rule('isPresent="a" startsWith="b"'), rule('disabled="yes"')],
  'validation-occurs-without-is-present': [rule('startsWith="a" occurs="1"')],
  'validation-exists-in-source-alone': [rule('isNotPresent="a" existsInSource="yes"')],
  'validation-disabled-in-file': [file(`<val:validation><val:rule isPresent="a" disabled="yes"/></val:validation>${unit(words)}`)],
  'format-style-sub-without-style': [source('<pc id="p" fs:subFs="a,b">w</pc>')],
  'its-version-missing': [source('<mrk id="m" translate="no" its:mtConfidence="0.5">w</mrk>').replace(' its:version="2.0"', '')],
  'its-annotation-type': [source('<mrk id="m" type="comment" value="c" its:mtConfidence="0.5">w</mrk>')],
  'its-attributes-exclude': [source('<mrk id="m" its:locQualityRatingScore="1" its:locQualityRatingVote="1">w</mrk>')],
  'its-attributes-incomplete': [
    source('<mrk id="m" its:taSource="a">w</mrk>'),
    before('<its:provenanceRecords xml:id="p"><its:provenanceRecord/></its:provenanceRecords>'),
  ],
  'its-id-not-unique': [before('<its:provenanceRecords xml:id="p"><its:provenanceRecord org="o"/></its:provenanceRecords>'.repeat(2))],
  'its-ref-unknown': [source('<mrk id="m" its:locQualityIssuesRef="#its=gone">w</mrk>')],
}

const found = (broken: string | Uint8Array): readonly string[] =>
  validateXliff(typeof broken === 'string' ? new TextEncoder().encode(broken) : broken).map(({ constraint }) => constraint)

test.each(Object.entries(BROKEN))('T52 %s is found by its name', (constraint, files) => {
  for (const broken of files) expect(found(broken), String(broken)).toContain(constraint)
})

test('T52 every constraint has a file that breaks it, or cannot be put in a line', () => {
  const told = ['file-unreadable', 'xml-too-large', 'xml-too-many-elements']
  expect(Object.keys(CONSTRAINTS).filter((name) => !(name in BROKEN))).toEqual(told)
})

test.each([
  ['a bare unit', file(unit(words))],
  ['groups in groups', file(`<group id="g"><group id="h">${unit(words, 'id="u"')}</group></group>`)],
  ['the same id in another unit', file(unit(segment('<ph id="p"/>'), 'id="a"') + unit(segment('<ph id="p"/>'), 'id="b"'))],
  [
    'a pair spelled differently in the target',
    both('<pc id="p">w</pc>', '<sc id="p" canOverlap="no"/>w<ec startRef="p" canOverlap="no"/>'),
  ],
  ['a code only the target has', both('w', 'v<ph id="p"/>')],
  [
    'a segment that moved',
    inUnit(segment('a', 'b').replace('<target', '<target order="2"') + segment('c', 'd').replace('<target', '<target order="1"')),
  ],
  ['a copy in the target', both('<pc id="p">w</pc>', '<pc id="p">w</pc><pc id="q" copyOf="p">w</pc>')],
  [
    'a row of codes that moved as one',
    both(`<ph id="a" ${first}/><ph id="b" ${fixed}/><ph id="c"/>`, `<ph id="c"/><ph id="a" ${first}/><ph id="b" ${fixed}/>`),
  ],
  ['a code that stays while nothing is translated', source('<ph id="p" canDelete="no"/>')],
  [
    'a span whose end is not translated yet',
    inUnit(
      segment('<sc id="s"/><sm id="m" type="term"/>w', '<sc id="s"/><sm id="m" type="term"/>v') +
        segment('<em startRef="m"/><ec startRef="s"/>'),
    ),
  ],
  ['a reference to an extension', inUnit(`<my:a id="e"/>${segment('<mrk id="m" type="my:a" ref="#my=e">w</mrk>')}`)],
  ['control characters', source('<cp hex="0001"/><cp hex="D800"/><cp hex="FFFF"/>')],
  ['sub-flows', file(unit(segment('<ph id="p" subFlows="v"/>')) + unit(words, 'id="v"'))],
  ['a reference to another file', source('<mrk id="m" type="term" ref="http://example.org/a#f=1">w</mrk>')],
  ['languages in other letters', source('w').replace('<source', '<source xml:lang="EN"')],
  [
    'a candidate in another language, as a reference',
    matches(match('ref="#s" reference="yes"', '<x:source>a</x:source><x:target xml:lang="de">b</x:target>')),
  ],
  ['elements of others', before('<my:a xmlns:o="urn:o" id="e"><o:b id="e">text</o:b></my:a>')],
])('T52 %s is no mistake', (_, valid) => {
  expect(found(valid)).toEqual([])
})
