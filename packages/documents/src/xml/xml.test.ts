import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalXml } from '../testing/canonical-xml.ts'
import { attributeOf, documentOf, elementsOf, readXml, streamXml, textOf, vocabulary, writeXml, XML_LIMITS, XmlRefused } from './index.ts'

function refusalOf(source: string | Uint8Array): { readonly reason: string; readonly at: string } {
  try {
    readXml(source)
  } catch (error) {
    if (error instanceof XmlRefused) return { reason: error.reason, at: `${error.at.line}:${error.at.column}` }
    throw error
  }
  return { reason: 'none', at: '' }
}

test('T50 names are read with their namespaces, and every element knows its place', () => {
  const { root } = readXml('<?xml version="1.0"?>\n<a xmlns="urn:a" xmlns:x="urn:x" x:k="1"\n>\n  <x:b k="2">t</x:b><c/></a>')
  expect([root.uri, attributeOf(root, 'k', 'urn:x'), attributeOf(root, 'k')]).toEqual(['urn:a', '1', undefined])
  expect(elementsOf(root).map(({ local, uri, at }) => [local, uri, at])).toEqual([
    ['b', 'urn:x', { line: 4, column: 3 }],
    ['c', 'urn:a', { line: 4, column: 21 }],
  ])
  expect(textOf(root)).toBe('\n  t')
})

test.each([
  ['<a><b></a>', 'not-well-formed'],
  ['<a x="1" x="2"/>', 'not-well-formed'],
  ['<a p:x="1"/>', 'not-well-formed'],
  ['<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>', 'not-well-formed'],
  ['<a>&unknown;</a>', 'not-well-formed'],
  ['<a>&#0;</a>', 'not-well-formed'],
  ['<a/><b/>', 'not-well-formed'],
  ['', 'not-well-formed'],
  ['<a', 'not-well-formed'],
  ['<!DOCTYPE a><a/>', 'dtd'],
  ['<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>', 'dtd'],
  ['<!DOCTYPE a [<!ENTITY f "ha"><!ENTITY g "&f;&f;">]><a>&g;</a>', 'dtd'],
  ['<a>'.repeat(XML_LIMITS.depth + 1), 'too-deep'],
  [`<a ${Array.from({ length: XML_LIMITS.attributes + 1 }, (_, at) => `a${at}="1"`).join(' ')}/>`, 'too-many-attributes'],
  [new Uint8Array([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0x3c, 0x2f, 0x61, 0x3e]), 'unreadable-encoding'],
  [new TextEncoder().encode('<?xml version="1.0" encoding="klingon"?><a/>'), 'unreadable-encoding'],
  [new Uint8Array(XML_LIMITS.bytes + 1), 'too-large'],
])('T50 what is not XML for us is refused by name, with its place %#', (source, reason) => {
  expect(refusalOf(source)).toEqual({ reason, at: expect.stringMatching(/^\d+:\d+$/u) })
})

test('T50 the place of what is wrong is the line and column where reading stopped', () => {
  expect(refusalOf('<a>\n  <b>\n  </c>\n</a>').at).toBe('3:7')
})

test('T50 a file is read by its byte order mark or by what it declares', () => {
  const text = '<?xml version="1.0"?><a>é</a>'
  const utf16 = new Uint8Array([0xff, 0xfe, ...Array.from(text).flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])])
  const latin = Uint8Array.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', (c) => c.charCodeAt(0))
  const marked = new TextEncoder().encode(`\ufeff${text}`)
  for (const bytes of [utf16, latin, marked, text]) expect(textOf(readXml(bytes).root)).toBe('é')
})

test('T50 a listener hears a file in its order', () => {
  const heard: string[] = []
  streamXml('<a><!--c-->t<![CDATA[<]]><?p i?><b/></a>\n', {
    opened: ({ local }) => void heard.push(`<${local}`),
    closed: () => void heard.push('>'),
    said: (node) => void heard.push(node.type === 'instruction' ? node.target : node.text),
  })
  expect(heard).toEqual(['<a', 'c', 't', '<', 'p', '<b', '>', '>'])
})

test('T51 whatever is written reads back as the same XML', () => {
  const word = fc.constantFrom('a', ' ', '\n', '\r', '\t', '<', '>', '&', '"', "'", ']]>', 'é', '😀', '\u00a0')
  const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(''))
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), text, (parts, attribute) => {
      const xml = vocabulary('urn:x')
      const element = xml('root', { k: attribute, 'xml:lang': 'en' }, [
        ...parts.flatMap(([a, b]) => [a, xml('part', { k: b })]),
        {
          type: 'text' as const,
          text: parts
            .map(([a]) => a)
            .join('')
            .replaceAll('\r', ''),
          cdata: true,
        },
      ])
      const document = documentOf({ ...element, namespaces: new Map([['', 'urn:x']]) })
      expect(canonicalXml(readXml(writeXml(document)))).toBe(canonicalXml(document))
    }),
  )
})

test('T51 a character that XML cannot hold is not written in silence', () => {
  expect(() => writeXml(documentOf(vocabulary('')('a', {}, ['\u0001'])))).toThrow('U+0001')
})
