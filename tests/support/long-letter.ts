import { confirmUnit, letterReader, writeUnit } from '@undersigned/collab'
import { digestOfUnit, type Inline, wordsDigestOf } from '@undersigned/letter'
import { recordOf, sourceTextOf, type Unit, unitsOf } from '@undersigned/translation'
import type * as Y from 'yjs'
import { enterRoom, type RoomGuest } from './room-guest.ts'

/** Who asks the server: whoever is signed in with these cookies. */
interface Asker {
  readonly url: string
  readonly cookie: string
}

interface LongLetter {
  readonly letter: string
  readonly coalition: string
  readonly units: number
}

/** One to five sentences: what the paragraphs of the letters we know come to, headings and long ones together. */
const LENGTHS = [3, 1, 2, 5, 1, 2, 4]
const english = (at: number, part: number): string =>
  part === 0
    ? `Paragraph number ${at + 1} speaks of the night train and of what it carries.`
    : `The ${part + 1}. sentence of it asks the European Commission to count ${at * 7 + part} carriages before the year ends.`
const french = (at: number, part: number): string =>
  part === 0
    ? `Le paragraphe numéro ${at + 1} parle du train de nuit et de ce qu’il transporte.`
    : `Sa phrase ${part + 1}. demande à la Commission européenne de compter ${at * 7 + part} voitures avant la fin de l’année.`
const sentencesAt = (at: number, say: (at: number, part: number) => string): string =>
  Array.from({ length: LENGTHS[at % LENGTHS.length] ?? 1 }, (_, part) => say(at, part)).join(' ')

/** A letter of many paragraphs with terms and a French version: of six units three are translated, one is outdated, one a draft, one missing. */
export async function makeLongLetter(asker: Asker, paragraphs: number): Promise<LongLetter> {
  const coalition = String(idOf(await ask(asker, 'GET', '/api/coalitions'), 'coalitions'))
  const text = Array.from({ length: paragraphs }, (_, at) => sentencesAt(at, english)).join('\n\n')
  const form = new FormData()
  form.set('coalition', coalition)
  form.set('language', 'en')
  form.set('file', new File([`# A long letter\n\n${text}\n`], 'long.md', { type: 'text/markdown' }))
  const made = await ask(asker, 'POST', '/api/letters/import', form)
  const letter = String(idOf(made, 'letter'))
  await ask(asker, 'POST', `/api/letters/${letter}/versions`, { language: 'fr' })
  for (const [term, wanted] of [
    ['night train', 'train de nuit'],
    ['European Commission', 'Commission européenne'],
  ])
    await ask(asker, 'POST', `/api/coalitions/${coalition}/glossary/concepts`, {
      definition: '',
      doNotTranslate: false,
      variants: [
        { language: 'en', text: term, status: 'preferred', note: '' },
        { language: 'fr', text: wanted, status: 'preferred', note: '' },
      ],
    })
  return { letter, coalition, units: await translate(asker, letter, paragraphs) }
}

async function translate(asker: Asker, letter: string, paragraphs: number): Promise<number> {
  const [original, version] = await Promise.all([enter(asker, `letter/${letter}/original`), enter(asker, `letter/${letter}/fr`)])
  try {
    const units = unitsOf(letterReader('en')(original.doc), [])
    version.doc.transact(() => {
      for (const unit of units) fill(version.doc, unit)
    })
    await version.saved()
    if (units.length < paragraphs) throw new Error(`only ${units.length} units of ${paragraphs} paragraphs`)
    return units.length
  } finally {
    original.leave()
    version.leave()
  }
}

const enter = (asker: Asker, room: string): Promise<RoomGuest> =>
  enterRoom({
    url: asker.url,
    room,
    ticket: async () => ({ ok: true, ticket: String(fieldOf(await ask(asker, 'POST', '/api/tickets', { room }), 'ticket')) }),
  })

const NUMBER = /^Paragraph number (\d+)/

function fill(doc: Y.Doc, unit: Unit): void {
  const at = Number(NUMBER.exec(sourceTextOf(unit))?.[1] ?? 1) - 1
  const kind = at % 6
  if (kind === 5) return
  const content: Inline[] = [words(sentencesAt(at, french))]
  writeUnit(doc, unit.id, content)
  if (kind === 4) return
  const record = recordOf(kind === 3 ? asItWas(unit) : unit)
  confirmUnit(doc, unit.id, { ...record, targetDigest: digestOfUnit(content), origin: 'human', by: 'somebody', at: 1_000 + at })
}

/** The unit before a word of it was changed. */
function asItWas(unit: Unit): Unit {
  const content = [words(sourceTextOf(unit).replace('what it carries', 'whom it carries'))]
  return { ...unit, content, digest: digestOfUnit(content), wordsDigest: wordsDigestOf(content) }
}

const words = (text: string): Inline => ({ type: 'text', text, marks: {} })

async function ask({ url, cookie }: Asker, method: string, path: string, body?: unknown): Promise<unknown> {
  const isForm = body instanceof FormData
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { origin: url, cookie, ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/** The id of what is there by that name, or of the first of them. */
function idOf(value: unknown, name: string): unknown {
  const found = fieldOf(value, name)
  return fieldOf(Array.isArray(found) ? found[0] : found, 'id')
}
