import { confirmUnit, readVersion, writeUnit } from '@undersigned/collab'
import { exportDocument } from '@undersigned/documents'
import { validateXliff } from '@undersigned/documents/xliff'
import { digestOfUnit, type Inline, type LetterId, type LetterText, plainText } from '@undersigned/letter'
import { roomId } from '@undersigned/sync'
import { recordOf, type Unit, unitsOf } from '@undersigned/translation'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { libraries } from '../demo/libraries.ts'
import { startLetter } from '../letters/new-letter.ts'
import { replay } from '../reader/reading.ts'
import { type Guest, type House, openHouse } from '../testing/house.ts'

let house: House
let ana: Guest
let letter: LetterId
let units: readonly Unit[]

const words = (text: string): readonly Inline[] => [{ type: 'text', text, marks: {} }]

beforeAll(async () => {
  house = await openHouse()
  ana = await house.person('ana@one.eu')
  const { id: by } = await ana.ask('meGet', {})
  const { id: coalitionId } = await ana.ask('coalitionCreate', { body: { name: 'C', organisation: { name: 'O' } } })
  const { services } = house.server
  letter = (await startLetter(services, { ...{ coalitionId, organisationId: null, title: 'L', document: libraries, by, start: 'import' } }))
    .id
  await ana.ask('versionAdd', { params: { letter }, body: { language: 'fr' } })
  const { original, recipients } = await services.reader.read(letter, [])
  units = unitsOf(original.text, recipients)
  const [first, second] = units
  if (first === undefined || second === undefined) throw new Error('the letter has no units')
  const doc = new Y.Doc()
  writeUnit(doc, first.id, words('Premier <texte> & confirmé'))
  confirmUnit(doc, first.id, {
    ...recordOf(first),
    targetDigest: digestOfUnit(words('Premier <texte> & confirmé')),
    origin: 'human',
    by,
    at: 1,
  })
  writeUnit(doc, second.id, words('Un brouillon'))
  const room = roomId({ letter, part: 'fr' })
  await services.store.log.append([{ room, update: Y.encodeStateAsUpdate(doc), person: by, at: 1 }])
}, 60_000)

afterAll(() => house.close())

const path = (file: string) => `/api/letters/${letter}/versions/fr/files/${file}`
const params = () => ({ letter, language: 'fr' as const })
const bring = (name: string, file: string | Uint8Array<ArrayBuffer>, guest = ana) =>
  guest.api.call('exchangeRead', { params: params(), file: new File([file], name) })

async function read(name: string, file: string) {
  const answer = await bring(name, file)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}

describe.each(['xlf', 'po'] as const)('a version as %s', (format) => {
  test('T139 T55 T81 leaves with its words and states, and comes back the same', async () => {
    const answer = await ana.fetch(path(`version.${format}`))
    expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`filename=".+\\.fr\\.${format}"`))
    const text = await answer.text()
    if (format === 'xlf') expect(validateXliff(new TextEncoder().encode(text))).toEqual([])
    const back = await read(`a.${format}`, text)
    expect(back.refused).toEqual([])
    expect(back.units.map(({ unit }) => unit)).toEqual(units.map(({ id }) => id))
    expect(back.units.map(({ state }) => state).slice(0, 3)).toEqual(['translated', 'draft', 'missing'])
    expect(plainText(back.units[0]?.content ?? [])).toBe('Premier <texte> & confirmé')
    expect(back.units.map(({ sourceDigest }) => sourceDigest)).toEqual(units.map(({ digest }) => digest))
    expect(back.units.some(({ stale }) => stale)).toBe(false)
  })

  test('T132 reading a file writes nothing, and takes what was changed in it', async () => {
    const text = await (await ana.fetch(path(`version.${format}`))).text()
    const back = await read(`a.${format}`, text.replace('Un brouillon', 'Un texte fini'))
    expect(plainText(back.units[1]?.content ?? [])).toBe('Un texte fini')
    const { units: kept } = readVersion(replay(await house.server.services.store.log.read(roomId({ letter, part: 'fr' }))))
    expect(plainText(kept.get(units[1]?.id ?? units[0]?.id ?? Object.create(null)) ?? [])).toBe('Un brouillon')
  })

  test('T132 the file of another letter or language is refused, and so is one that is broken', async () => {
    const text = await (await ana.fetch(path(`version.${format}`))).text()
    expect(await bring(`a.${format}`, text.replaceAll(letter, `${letter}x`))).toMatchObject({
      refusal: { problem: 'file-of-another-letter' },
    })
    const other = format === 'po' ? text.replace('Language: fr', 'Language: de') : text.replace('trgLang="fr"', 'trgLang="de"')
    expect(await bring(`a.${format}`, other)).toMatchObject({ refusal: { problem: 'file-of-another-letter' } })
    expect(await bring(`a.${format}`, 'Dear all')).toMatchObject({ refusal: { problem: 'file-not-readable' } })
  })
})

test('T176 what a file offers for a unit is told, best first, with the unit’s own notes and links', async () => {
  const match = (similarity: number, target: string, reference = '') =>
    `<mtc:match ref="#s1" type="tm" similarity="${similarity}" origin="Last year"${reference}><source>A word</source><target>${target}</target></mtc:match>`
  const matches = `<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0">${match(80, 'Un mot')}${match(95, 'Le mot')}${match(99, '')}${match(99, 'Ein Wort', ' reference="yes"')}</mtc:matches>`
  const text = await (await ana.fetch(path('version.xlf'))).text()
  const back = await read('a.xlf', text.replace('</mda:metadata>', `</mda:metadata>${matches}`))
  expect(back.units[0]?.matches.map(({ target, similarity, type, origin }) => [plainText(target), similarity, type, origin])).toEqual([
    ['Le mot', 95, 'tm', 'Last year'],
    ['Un mot', 80, 'tm', 'Last year'],
  ])
  expect(back.units[1]?.matches).toEqual([])
})

test('T132 a file of another kind is not an exchange file, and no file is none', async () => {
  expect(await bring('a.docx', 'words')).toMatchObject({ refusal: { problem: 'file-not-supported' } })
  expect(await ana.api.call('exchangeRead', { params: { letter, language: 'de' }, file: new File(['x'], 'a.po') })).toMatchObject({
    refusal: { problem: 'not-found' },
  })
  expect((await ana.fetch(`/api/letters/${letter}/versions/de/files/version.xlf`)).status).toBe(404)
})

test('T132 who may not write the version does not send files into it', async () => {
  const reader = await house.person('reader@two.eu')
  const { link } = await ana.ask('invitationCreate', { params: { letter }, body: { by: 'link', role: 'observer' } })
  await reader.ask('invitationAccept', { params: { token: link?.split('/').at(-1) ?? '' }, body: {} })
  expect(await bring('a.po', 'x', reader)).toMatchObject({ refusal: { problem: 'forbidden' } })
  expect((await reader.fetch(path('version.xlf'))).status).toBe(200)
})

const translation = async (name: string, file: string | Uint8Array<ArrayBuffer>): Promise<LetterText> => {
  const answer = await ana.ask('translationRead', { params: params(), file: new File([file], name) })
  return answer.text
}

describe('a translation from elsewhere', () => {
  const spoken = (text: LetterText): readonly string[] =>
    text.paragraphs.map(({ content }) => plainText(content)).filter((line) => line !== '')

  test('T134 a Word file of our own comes back paragraph by paragraph, with its notes', async () => {
    const text = await translation('libraries.docx', new Uint8Array(exportDocument(libraries, 'docx')))
    expect(text.language).toBe('fr')
    expect(spoken(text)).toEqual(spoken(libraries.text))
    expect(text.notes).toHaveLength(libraries.text.notes.length)
  })

  test('T135 plain text is a paragraph between empty lines, or a paragraph a line, and no character is a mark', async () => {
    expect(spoken(await translation('a.txt', 'Une *première* ligne\nqui continue.\n\n# Pas un titre <b>\n'))).toEqual([
      'Une *première* ligne\nqui continue.',
      '# Pas un titre <b>',
    ])
    expect(spoken(await translation('a.txt', '\ufeffPremière ligne.\r\nDeuxième ligne.\r\n'))).toEqual([
      'Première ligne.',
      'Deuxième ligne.',
    ])
  })

  test('T134 what cannot be read is refused with its reason', async () => {
    const refusal = async (name: string, file: string) =>
      ana.api.call('translationRead', { params: params(), file: new File([file], name) })
    expect(await refusal('a.docx', 'not a zip')).toMatchObject({ refusal: { problem: 'file-not-readable' } })
    expect(await refusal('a.txt', 'PK\u0003\u0004')).toMatchObject({ refusal: { facts: { reason: 'not-what-it-says' } } })
    expect(await refusal('a.xls', 'x')).toMatchObject({ refusal: { problem: 'file-not-supported' } })
  })
})
