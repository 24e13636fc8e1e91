import { expect, test } from 'vitest'
import { canonicalXml } from '../testing/canonical-xml.ts'
import { elementsOf, readXml, textOf, writeXml, type XmlDocument } from '../xml/index.ts'
import { isCustom, removeAnnotations } from './annotations.ts'
import { joinSegments } from './join.ts'
import { splitSegments } from './split.ts'
import { tidy } from './tidy.ts'
import { validateXliff } from './validate/index.ts'

const HEAD = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">'
const inUnit = (content: string, attributes = ''): string =>
  `${HEAD}<file id="f"><unit id="u"${attributes}>${content}</unit></file></xliff>`

/** What a step makes of a unit's content, on lines of its own, after it has been shown to be valid. */
function made(step: (document: XmlDocument) => XmlDocument, content: string, attributes = ''): readonly string[] {
  const before = new TextEncoder().encode(inUnit(content, attributes))
  expect(validateXliff(before)).toEqual([])
  const after = writeXml(tidy(step(readXml(before))))
  expect(validateXliff(after)).toEqual([])
  const lines = new TextDecoder().decode(after).split('\n')
  return lines.slice(lines.findIndex((line) => line.startsWith('<unit')) + 1, lines.indexOf('</unit>'))
}

const segment = (source: string, target?: string, attributes = ''): string =>
  `<segment${attributes}><source>${source}</source>${target === undefined ? '' : `<target>${target}</target>`}</segment>`

test('T53 segments become one: words in the order of the translation, codes whole, the least state', () => {
  expect(
    made(
      joinSegments,
      segment('<sc id="1"/>First. ', '<sc id="1"/>Un. ', ' id="a" state="final"') +
        '<ignorable><source> </source></ignorable>' +
        segment('Second.<ec startRef="1"/>', 'Deux.<ec startRef="1"/>', ' id="b" state="translated" subState="my:x"'),
    ),
  ).toEqual([
    '<segment id="a" state="translated" subState="my:x">',
    '<source><pc id="1" canOverlap="yes">First.  Second.</pc></source>',
    '<target><pc id="1" canOverlap="yes">Un. Deux.</pc></target>',
    '</segment>',
  ])
})

test('T53 what may not be resegmented stays, and so does what would have to move across it', () => {
  const closed = segment('b ', 'B ', ' canResegment="no"')
  expect(made(joinSegments, segment('a ', 'A ') + closed + segment('c ', 'C ')).filter((line) => line.startsWith('<source'))).toEqual([
    '<source>a </source>',
    '<source>b </source>',
    '<source>c </source>',
  ])
  const crossed =
    '<segment><source>a </source><target order="3">A </target></segment><segment><source>b </source><target order="4">B </target></segment>' +
    '<segment canResegment="no"><source>c </source><target order="1">C </target></segment><segment><source>d </source><target order="2">D </target></segment>'
  expect(made(joinSegments, crossed).filter((line) => line.startsWith('<source'))).toHaveLength(4)
  expect(made(joinSegments, segment('a ') + segment('b '), ' canResegment="no"').filter((line) => line === '<segment>')).toHaveLength(2)
})

test('T53 a segment is cut at its sentences, its translation along with it, and spans are cut in two', () => {
  expect(
    made(splitSegments, segment('One. <pc id="1">Two. Three</pc>.', 'Un. <pc id="1">Deux. Trois</pc>.', ' id="a" state="final"')),
  ).toEqual([
    '<segment id="a" state="translated">',
    '<source>One. </source>',
    '<target>Un. </target>',
    '</segment>',
    '<segment id="s1" state="translated">',
    '<source><sc id="1" canOverlap="no"/>Two. </source>',
    '<target><sc id="1" canOverlap="no"/>Deux. </target>',
    '</segment>',
    '<segment id="s2" state="translated">',
    '<source>Three<ec startRef="1" canOverlap="no"/>.</source>',
    '<target>Trois<ec startRef="1" canOverlap="no"/>.</target>',
    '</segment>',
  ])
})

test('T53 a translation with other sentences keeps its segment whole, and order is kept through a cut', () => {
  expect(made(splitSegments, segment('One. Two.', 'Un et deux.')).filter((line) => line === '<segment>')).toHaveLength(1)
  const moved =
    '<segment><source>A. B.</source><target order="2">X. Y.</target></segment><segment><source>C.</source><target order="1">Z.</target></segment>'
  expect(made(splitSegments, moved).filter((line) => line.startsWith('<target'))).toEqual([
    '<target order="2">X. </target>',
    '<target order="3">Y.</target>',
    '<target order="1">Z.</target>',
  ])
})

test('T53 what a code holds of its own goes with its halves and comes back', () => {
  const data = '<originalData><data id="d1">[</data><data id="d2">]</data></originalData>'
  const code =
    'type="fmt" subType="xlf:b" dispStart="(" dispEnd=")" equivStart="" equivEnd="" dataRefStart="d1" dataRefEnd="d2" canDelete="no"'
  const whole = data + segment(`<pc id="1" ${code}>One. Two</pc>.`, undefined, ' id="a"')
  const cut = made(splitSegments, whole)
  expect(cut.join('\n')).toContain(
    '<ec startRef="1" type="fmt" subType="xlf:b" disp=")" equiv="" dataRef="d2" canDelete="no" canOverlap="no"/>',
  )
  const source = made((document) => joinSegments(splitSegments(document)), whole).find((line) => line.startsWith('<source'))
  const [before] = made((document) => document, whole).filter((line) => line.startsWith('<source'))
  expect(canonicalXml(readXml(source ?? ''))).toBe(canonicalXml(readXml(before ?? '')))
})

test('T53 annotations go and leave their words, all or those of a tool’s own making', () => {
  const content = segment('<mrk id="m" type="term">a <sm id="n" type="my:x"/>b</mrk>') + segment('c<em startRef="n"/>')
  const sources = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.startsWith('<source'))
  expect(sources(made(removeAnnotations, content))).toEqual(['<source>a b</source>', '<source>c</source>'])
  expect(sources(made((document) => removeAnnotations(document, isCustom), content))).toEqual([
    '<source><mrk id="m" type="term">a b</mrk></source>',
    '<source>c</source>',
  ])
})

test('T53 white space that is kept is said where it is kept, and a span that crosses another stays in halves', () => {
  expect(
    made(
      (document) => document,
      segment('<sc id="1"/>a  <sm id="m" translate="no"/>b<ec startRef="1"/>c<em startRef="m"/>'),
      ' xml:space="preserve"',
    ),
  ).toEqual([
    '<segment>',
    '<source xml:space="preserve"><sc id="1"/>a  <sm id="m" translate="no"/>b<ec startRef="1"/>c<em startRef="m"/></source>',
    '</segment>',
  ])
})

const EVERYTHING = `<?xml version="1.0"?>
<!-- made by hand -->
<?tool keeps this?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:my="urn:mine" version="2.1" srcLang="en" trgLang="fr" my:a="1">
 <file id="f" xml:space="preserve"><skeleton>raw <my:b xmlns:n="urn:n" n:c="2"/></skeleton>
  <mda:metadata id="m"><mda:metaGroup category="c"><mda:meta type="t">v</mda:meta></mda:metaGroup></mda:metadata>
  <my:note><![CDATA[<&>]]> and &#xD; and "quotes"</my:note>
  <group id="g"><unit id="u">
   <mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#s" similarity="99.5" my:x="y"><source>a</source><target>b</target></mtc:match></mtc:matches>
   <glossary xmlns="urn:oasis:names:tc:xliff:glossary:2.0"><glossEntry ref="#m1"><term>t</term><translation>v</translation></glossEntry></glossary>
   <unknown xmlns="urn:oasis:names:tc:xliff:changetracking:9.9" at="1"><deeper>still here</deeper></unknown>
   <notes><note id="n" category="c">one &lt; two</note></notes>
   <segment id="s"><source>A <mrk id="m1" type="term">t<!-- why --></mrk> <cp hex="0007"/></source></segment>
  </unit></group>
 </file>
</xliff>
<!-- the end -->`

test('T51 a file with modules, extensions, comments and instructions is written as it was read', () => {
  const document = readXml(EVERYTHING)
  expect(validateXliff(new TextEncoder().encode(EVERYTHING))).toEqual([])
  const written = writeXml(document)
  expect(canonicalXml(readXml(written))).toBe(canonicalXml(document))
  const text = new TextDecoder().decode(written)
  for (const kept of [
    '<!-- made by hand -->',
    '<?tool keeps this?>',
    '<![CDATA[<&>]]>',
    '<!-- why -->',
    '<!-- the end -->',
    'still here',
  ]) {
    expect(text).toContain(kept)
  }
  expect(textOf(readXml(written).root)).toBe(textOf(document.root))
  expect(elementsOf(document.root)).toHaveLength(1)
})
