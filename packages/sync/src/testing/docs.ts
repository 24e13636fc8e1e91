import fc from 'fast-check'
import * as Y from 'yjs'

/** One act of a person on a document of flat text: what the editor does, in small. */
type Act = (doc: Y.Doc) => void

/** The words as they stand, a character for each embed. */
const flat = (doc: Y.Doc): string =>
  doc
    .getText('body')
    .toDelta()
    .map(({ insert }: { readonly insert: unknown }) => (typeof insert === 'string' ? insert : '\u0000'))
    .join('')

/** Nothing a person does begins or ends inside a surrogate pair (D3): Yjs would put two replacement characters there, on one side only. */
function whole(doc: Y.Doc, offset: number): number {
  const [before, behind] = [flat(doc).charCodeAt(offset - 1), flat(doc).charCodeAt(offset)]
  const isInside = before >= 0xd800 && before <= 0xdbff && behind >= 0xdc00 && behind <= 0xdfff
  return isInside ? offset + 1 : offset
}

const at = (doc: Y.Doc, place: number): number => whole(doc, Math.floor(place * (doc.getText('body').length + 1)))

const lengthFrom = (doc: Y.Doc, from: number, most: number): number => whole(doc, Math.min(from + most, doc.getText('body').length)) - from

const place = fc.double({ min: 0, max: 0.999, noNaN: true })

const typing: fc.Arbitrary<Act> = fc.tuple(place, fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' })).map(
  ([where, text]) =>
    (doc) =>
      doc.getText('body').insert(at(doc, where), text),
)

const deleting: fc.Arbitrary<Act> = place.map((where) => (doc) => {
  const from = at(doc, where)
  const length = lengthFrom(doc, from, 3)
  if (length > 0) doc.getText('body').delete(from, length)
})

const marking: fc.Arbitrary<Act> = place.map((where) => (doc) => {
  const from = at(doc, where)
  doc.getText('body').format(from, lengthFrom(doc, from, 4), { strong: true, link: 'https://example.org/é' })
})

const embedding: fc.Arbitrary<Act> = place.map((where) => (doc) => {
  const marker = new Y.Map<unknown>([
    ['id', 'p1'],
    ['level', 2],
  ])
  doc.getText('body').insertEmbed(at(doc, where), marker)
  doc.getText('body').insertEmbed(at(doc, where), { type: 'note-ref', note: 'n1' })
})

const confirming: fc.Arbitrary<Act> = fc.jsonValue().map((value) => (doc) => {
  doc.getMap('confirmed').set('unit', value)
  doc.getArray('values').push([value, new Uint8Array([1, 2]), 1.5, -7, null])
})

export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: typing },
  { weight: 2, arbitrary: deleting },
  marking,
  embedding,
  confirming,
)

/** A document after up to twenty acts of one or two people who heard of each other. */
export const anyDoc: fc.Arbitrary<Y.Doc> = fc.array(fc.tuple(fc.boolean(), anyAct), { maxLength: 20 }).map((acts) => {
  const [one, other] = [new Y.Doc(), new Y.Doc()]
  for (const [isFirst, act] of acts) {
    const [here, there] = isFirst ? [one, other] : [other, one]
    act(here)
    if (here.getText('body').length % 3 === 0) Y.applyUpdate(there, Y.encodeStateAsUpdate(here, Y.encodeStateVector(there)))
  }
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  return one
})
