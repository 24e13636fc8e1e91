import type { Formats } from '@undersigned/i18n'
import { type LetterText, numberedNotes, plainText } from '@undersigned/letter'
import type { Manifest } from '@undersigned/signatures'
import { hunksOf } from '@undersigned/translation'
import type { SealedLetter } from './sealed.ts'

/** One place in which two sealed letters differ, in the words of a reader; empty: there was nothing, or is nothing any more. */
export interface Differing {
  readonly part: 'recipient' | 'salutation' | 'text' | 'note' | 'deadline'
  readonly before: string
  readonly after: string
}

type Read = Pick<SealedLetter, 'text' | 'recipients' | 'copies'> & {
  readonly hours: Pick<Manifest, 'softDeadline' | 'hardDeadline' | 'zone'>
}

/** Everything that a reader of one language finds changed between two sealed letters, in the order of the page (rules G40, G44). */
export function letterDifference(before: Read, after: Read, formats: Pick<Formats, 'deadline' | 'country'>): readonly Differing[] {
  const rows = (read: Read, lines: (read: Read) => readonly string[]) => lines(read).filter((line) => line !== '')
  const parts: readonly (readonly [Differing['part'], (read: Read) => readonly string[]])[] = [
    ['recipient', ({ recipients }) => recipients.map((each) => recipientLine(each, formats))],
    ['salutation', ({ copies }) => byRecipients(copies).flatMap(({ salutation }) => salutation)],
    ['text', ({ text }) => text.paragraphs.map(({ content }) => lineOf(content))],
    ['note', ({ text }) => notesIn(text)],
    ['deadline', ({ hours }) => hoursIn(hours, formats)],
  ]
  return parts.flatMap(([part, lines]) => paired(rows(before, lines), rows(after, lines)).map((pair) => ({ part, ...pair })))
}

/** A seal keeps its copies in an order of its own; that is no difference (rule G200). */
const byRecipients = (copies: Read['copies']): Read['copies'] => {
  const keyOf = ({ recipients }: Read['copies'][number]): string => recipients.toSorted().join(' ')
  return copies.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : Number(keyOf(one) > keyOf(other))))
}

const recipientLine = (recipient: Read['recipients'][number], { country }: Pick<Formats, 'country'>): string =>
  [
    [recipient.honorific, recipient.name].filter(Boolean).join(' '),
    recipient.function,
    recipient.institution,
    recipient.country && country(recipient.country),
  ]
    .filter(Boolean)
    .join(', ')

/** A link that changed has no other words, but leads elsewhere. */
function lineOf(content: LetterText['paragraphs'][number]['content']): string {
  const links = content.flatMap((part) => (part.type === 'text' && part.marks.link !== undefined ? [part.marks.link] : []))
  return [plainText(content).replace(/\s+/g, ' ').trim(), ...new Set(links)].filter((each) => each !== '').join(' · ')
}

const notesIn = (text: LetterText): readonly string[] => numberedNotes(text).map(({ content }) => lineOf(content))

function hoursIn({ softDeadline, hardDeadline, zone }: Read['hours'], { deadline }: Pick<Formats, 'deadline'>): readonly string[] {
  return [softDeadline, hardDeadline].flatMap((at) => (at === null ? [] : [deadline(Date.parse(at), zone)]))
}

/** Lines that went beside those that came in their place. */
function paired(before: readonly string[], after: readonly string[]): readonly Pick<Differing, 'before' | 'after'>[] {
  return hunksOf(before, after).flatMap(({ removed, added }) => {
    const [gone, come] = [before.slice(...removed), after.slice(...added)]
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, at) => ({ before: gone[at] ?? '', after: come[at] ?? '' }))
  })
}
