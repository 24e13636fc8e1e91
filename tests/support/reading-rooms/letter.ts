import {
  type Inline,
  type Language,
  type LetterText,
  noteId,
  type Paragraph,
  paragraphId,
  type RecipientId,
  type Shape,
  type UnitId,
  unitId,
} from '@undersigned/letter'
import { recipientUnit } from '@undersigned/translation'
import { bulgarianToEstonian } from './bulgarian-to-estonian.ts'
import { finnishToLatvian } from './finnish-to-latvian.ts'
import { malteseToSwedish } from './maltese-to-swedish.ts'

/** A letter of our own that stands in all 24 languages, as it is first written and as it is when it is sealed. */
const words: Readonly<Record<Language, string>> = { ...bulgarianToEstonian, ...finnishToLatvian, ...malteseToSwedish }

const LINES = [
  'subject',
  'dear',
  'count',
  'cost',
  'gives',
  'asks',
  'open',
  'pay',
  'tried',
  'back',
  'visitor',
  'end',
  'note',
  'function',
  'institution',
  'deserve',
] as const
export type Line = (typeof LINES)[number]

/** A sentence of the letter in a language. */
export function lineIn(language: Language, line: Line): string {
  const lines = words[language].trim().replaceAll('~', '\u00a0').replaceAll('|', '\u202f').split('\n')
  return lines[LINES.indexOf(line)] ?? ''
}

const NOTE = noteId('rrnote')
const ADDRESS = 'https://example.org/reading-rooms'

/** `[^]` is the note, `[words]` a link. */
function contentOf(line: string): Inline[] {
  const pieces = line.split(/(\[[^\]]+\])/).filter((piece) => piece !== '')
  return pieces.map((piece) => {
    if (piece === '[^]') return { type: 'note-ref', note: NOTE }
    const label = /^\[(.+)\]$/.exec(piece)?.[1]
    return { type: 'text', text: label ?? piece, marks: label === undefined ? {} : { link: ADDRESS } }
  })
}

const shapes: readonly (readonly [Line, Shape])[] = [
  ['subject', { kind: 'subject' }],
  ['dear', { kind: 'salutation' }],
  ['count', { kind: 'body' }],
  ['cost', { kind: 'body' }],
  ['asks', { kind: 'heading', level: 1 }],
  ['open', { kind: 'list-item', list: 'bulleted', level: 0 }],
  ['pay', { kind: 'list-item', list: 'bulleted', level: 0 }],
  ['tried', { kind: 'body' }],
  ['back', { kind: 'body' }],
  ['visitor', { kind: 'body' }],
  ['end', { kind: 'closing' }],
]

const slot = (id: string, kind: 'recipients' | 'signatories'): Paragraph => ({ id: paragraphId(id), kind, content: [] })
export const unitOf = (line: Line): UnitId => unitId(`rr${line}`)

/** The letter as it was last week. */
export function letterIn(language: Language): LetterText {
  const paragraphs = shapes.map(([line, shape]) => ({ ...shape, id: paragraphId(`rr${line}`), content: firstIn(language, line) }))
  const notes = [{ id: NOTE, content: firstIn(language, 'note') }]
  return { language, paragraphs: [slot('rrto', 'recipients'), ...paragraphs, slot('rrfrom', 'signatories')], notes }
}

/** What the paragraph that begins with this line said last week: one of them has two sentences. */
const firstIn = (language: Language, line: Line): Inline[] =>
  contentOf(line === 'cost' ? `${lineIn(language, 'cost')} ${lineIn(language, 'gives')}` : lineIn(language, line))

/** The figure that changed, as the language writes it. */
const recounted = (line: string): string => line.replace(/1(\D?)250/, (_, between: string) => `1${between}300`)

/** What it says when it is sealed: another figure, a sentence more, one paragraph divided and two joined. */
function lastIn(language: Language, line: Line): Inline[] {
  const said = (one: Line): string => lineIn(language, one)
  if (line === 'count') return contentOf(recounted(said('count')))
  if (line === 'pay') return contentOf(`${said('pay')} ${said('deserve')}`)
  if (line === 'tried') return contentOf(`${said('tried')} ${said('back')}`)
  return contentOf(said(line))
}

export type Wording = ReadonlyMap<UnitId, readonly Inline[]>

/** Every unit of last week's text in a language. */
export const textWording = (language: Language): Wording =>
  new Map([...shapes.map(([line]) => line), 'note' as const].map((line) => [unitOf(line), firstIn(language, line)] as const))

/** And of its one recipient. */
export const firstWording = (language: Language, recipient: RecipientId): Wording =>
  new Map([...textWording(language), ...fieldsOf(language, recipient)])

interface Sealed {
  readonly recipient: RecipientId
  /** The paragraph that was divided off. */
  readonly half: UnitId
}

/** Every unit of the letter that is sealed. */
export const lastWording = (language: Language, { recipient, half }: Sealed): Wording =>
  new Map([
    ...[...shapes.map(([line]) => line), 'note' as const]
      .filter((line) => line !== 'back')
      .map((line) => [unitOf(line), lastIn(language, line)] as const),
    [half, lastIn(language, 'gives')],
    ...fieldsOf(language, recipient),
  ])

const fieldsOf = (language: Language, recipient: RecipientId) => [
  [recipientUnit(recipient, 'function'), contentOf(lineIn(language, 'function'))] as const,
  [recipientUnit(recipient, 'institution'), contentOf(lineIn(language, 'institution'))] as const,
]
