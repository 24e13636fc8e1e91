import {
  type Language,
  type LetterDocument,
  type LetterText,
  localeOf,
  type Paragraph,
  type SignatoryClass,
  type SignatoryDisplay,
} from '@undersigned/letter'
import { type PaperLabels, paperLabels } from './labels.ts'
import { recipientLine } from './rows/recipients.ts'
import { signatoryLine } from './rows/signatories.ts'

export interface SignatoryGroup {
  readonly class: SignatoryClass
  /** The class's name; null where there is one class only. */
  readonly heading: string | null
  readonly lines: readonly string[]
}

/** The letter as every export prints it: paragraphs, and in place of the slots the rows. */
export type PrintedBlock =
  | { readonly type: 'paragraph'; readonly paragraph: Paragraph }
  | { readonly type: 'recipients'; readonly lines: readonly string[] }
  | { readonly type: 'signatories'; readonly groups: readonly SignatoryGroup[]; readonly listInFormation: string | null }

/** What is printed, in order. Rows whose slot is missing stand where letters have them (rule L39). */
export function printedBlocks(document: LetterDocument, labels: PaperLabels = paperLabels(document.text.language)): PrintedBlock[] {
  const slots = { recipients: recipientsSlot(document), signatories: signatoriesSlot(document, labels) }
  const blocks = document.text.paragraphs.map((paragraph, at): PrintedBlock => {
    const { kind } = paragraph
    if (kind !== 'recipients' && kind !== 'signatories') return { type: 'paragraph', paragraph }
    const isFirst = document.text.paragraphs.findIndex((other) => other.kind === kind) === at
    return isFirst ? slots[kind] : EMPTY[kind]
  })
  return withSlotsInPlace(blocks, document.text, slots)
}

type Slots = { readonly recipients: PrintedBlock & { type: 'recipients' }; readonly signatories: PrintedBlock & { type: 'signatories' } }

const EMPTY: Slots = {
  recipients: { type: 'recipients', lines: [] },
  signatories: { type: 'signatories', groups: [], listInFormation: null },
}

const recipientsSlot = ({ recipients, text }: LetterDocument): Slots['recipients'] => ({
  type: 'recipients',
  lines: recipients.map((row) => recipientLine(row, text.language)),
})

const signatoriesSlot = ({ signatories, listInFormation, text }: LetterDocument, labels: PaperLabels): Slots['signatories'] => ({
  type: 'signatories',
  groups: groupsOf(signatories, labels, text.language),
  listInFormation: listInFormation ? labels.listInFormation : null,
})

function withSlotsInPlace(blocks: readonly PrintedBlock[], text: LetterText, { recipients, signatories }: Slots): PrintedBlock[] {
  const placed = [...blocks]
  const has = (type: PrintedBlock['type']): boolean => placed.some((block) => block.type === type)
  if (!has('recipients') && recipients.lines.length > 0) placed.splice(topOf(text), 0, recipients)
  if (!has('signatories') && (signatories.groups.length > 0 || signatories.listInFormation !== null)) {
    const about = placed.findIndex((block) => block.type === 'paragraph' && block.paragraph.kind === 'boilerplate')
    placed.splice(about === -1 ? placed.length : about, 0, signatories)
  }
  return placed
}

const topOf = (text: LetterText): number => text.paragraphs.findLastIndex(({ kind }, at) => kind === 'summary' && at < 3) + 1

/** Rows stay in the order they came in; neighbours of one class stand together. */
function groupsOf(rows: readonly SignatoryDisplay[], labels: PaperLabels, language: Language): SignatoryGroup[] {
  const [inTime, late] = [rows.filter((row) => row.late === undefined), rows.filter((row) => row.late !== undefined)]
  const hasClasses = new Set(inTime.map((row) => row.class)).size > 1
  const groups: { class: SignatoryClass; heading: string | null; lines: string[] }[] = []
  for (const row of inTime) {
    const last = groups.at(-1)
    if (last?.class === row.class) last.lines.push(signatoryLine(row, language))
    else groups.push({ class: row.class, heading: hasClasses ? labels.classes[row.class] : null, lines: [signatoryLine(row, language)] })
  }
  return [...groups, ...lateGroup(late, labels, language)]
}

/** Who signed after the announced deadline, each with the day (rule G98). */
function lateGroup(rows: readonly SignatoryDisplay[], labels: PaperLabels, language: Language): readonly SignatoryGroup[] {
  const [first] = rows
  if (first === undefined) return []
  const days = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' })
  const lines = rows.map((row) => `${signatoryLine(row, language)} · ${days.format(new Date(row.late ?? 0))}`)
  return [{ class: first.class, heading: labels.late, lines }]
}

/** Characters that no file format of ours can hold, and that no letter needs. */
export const printable = (text: string): string => text.replace(/[\r\n]+/gu, ' ').replace(/[^\P{Cc}\t]|[\ud800-\udfff\ufffe\uffff]/gu, '')
