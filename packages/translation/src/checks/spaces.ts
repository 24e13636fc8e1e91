import { typographyOf } from '../typography/typography.ts'
import { placedParts } from './flat.ts'
import { type Check, type Complaint, complaintsAt, type Pair, targetPlace } from './side.ts'

const WIDE = '\u00a0'

/** A sign that may not stand alone at a line's beginning is held to its word or number (rule T69). */
export const noBreakSpace: Check = (pair) =>
  [...signsIn(pair), ...quotesIn(pair), ...numbersIn(pair)].sort((a, b) => a.place.from - b.place.from)

function signsIn({ target: { words, language } }: Pair): readonly Complaint[] {
  const { before } = typographyOf(language)
  if (Object.keys(before).length === 0) return []
  return complaintsAt(
    /(?<=[\p{L}\p{N}\p{M}»”)\]%\ufffc])(?:(?<gap> +)|)(?<sign>[;:!?])(?![\p{N}/\\])(?=[\s\u00a0\u202f»”)\]!?\ufffc]|$)/gu,
    words,
    ({ groups, index }) => {
      const { gap = '', sign = '' } = groups ?? {}
      const place = targetPlace(index, index + gap.length + 1)
      return {
        reason: 'no-break-space',
        values: { sign },
        place,
        edits: [{ from: index, to: index + gap.length, insert: before[sign] ?? '' }],
      }
    },
  ).filter(({ values }) => before[String(values?.sign)] !== undefined)
}

/** French quotation marks have their spaces inside. */
function quotesIn({ target: { words, language } }: Pair): readonly Complaint[] {
  const [open, close] = typographyOf(language).quotes
  if (open.length === 1) return []
  const opened = complaintsAt(/«(?: +|(?=[^\s\u00a0\u202f]))/gu, words, ({ 0: mark }, place) => ({
    reason: 'no-break-space',
    values: { sign: '«' },
    place,
    edits: [{ from: place.from, to: place.from + mark.length, insert: open }],
  }))
  const closed = complaintsAt(/(?: +|(?<=[^\s\u00a0\u202f]))»/gu, words, (_, place) => ({
    reason: 'no-break-space',
    values: { sign: '»' },
    place,
    edits: [{ ...place, insert: close }],
  }))
  return [...opened, ...closed]
}

/** A quick look, because most texts have none. */
const LOOSE_NUMBER = /\d +[\d%€$£‰°]|§ +\d/u

/** A number and its sign, a section sign and its number, and the groups of one number stay on one line. */
function numbersIn({ target: { words, language } }: Pair): readonly Complaint[] {
  if (!LOOSE_NUMBER.test(words)) return []
  const { percent, thousands } = typographyOf(language)
  const units = percent === 'closed' ? '[€$£‰]|°C' : '[%€$£‰]|°C'
  const held = complaintsAt(new RegExp(`(?<=\\d) +(?=${units})|(?<=§) +(?=\\d)`, 'gu'), words, (_, place) => spaceAt(place, WIDE))
  const grouped = complaintsAt(/(?<=(?<![\d.,])\d{1,3}(?: \d{3})*) (?=\d{3}(?!\d))/gu, words, (_, place) =>
    spaceAt(place, /\s/u.test(thousands) ? thousands : WIDE),
  )
  return [...held, ...grouped]
}

const spaceAt = (place: Complaint['place'], insert: string): Complaint => ({
  reason: 'no-break-space',
  values: { sign: '' },
  place,
  edits: [{ from: place.from, to: place.to, insert }],
})

/** No two spaces stand behind one another within the text. */
export const doubleSpace: Check = ({ target }) =>
  complaintsAt(/(?<=[^\s])[ \u00a0\u2000-\u200a\u202f\u3000]{2,}(?=[^\s])/gu, target.text, ({ 0: gap }, place) => ({
    reason: 'double-space',
    place,
    edits: [{ from: place.from, to: place.to, insert: /[\u00a0\u202f]/u.exec(gap)?.[0] ?? ' ' }],
  }))

/** No space stands at the beginning or the end of the text or of a line. */
export const edgeSpace: Check = ({ target }) =>
  complaintsAt(/(?:(?<=^|\n)[^\S\n]+|[^\S\n]+(?=\n|$))/gu, target.text, (_, place) => ({
    reason: 'edge-space',
    place,
    edits: [{ from: place.from, to: place.to, insert: '' }],
  }))

/** Nothing invisible stands between the letters; what joins an emoji may. */
export const zeroWidth: Check = ({ target }) =>
  complaintsAt(
    /\u034f|[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu,
    target.text,
    ({ 0: mark }, place) => ({
      reason: 'zero-width',
      values: { code: codeOf(mark) },
      place,
      edits: [{ from: place.from, to: place.to, insert: '' }],
    }),
  )

const codeOf = (mark: string): string => `U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

const CONTROL = /[\p{Cc}\p{Cs}\p{Co}\u2028\u2029\ufff9-\ufffd]/gu

/** No character stands there that no reader can read. One that stands for a lost letter only a person can mend. */
export const controlChar: Check = ({ target }) =>
  placedParts(target.content).flatMap(({ part, from }) => {
    if (part.type !== 'text') return []
    return Array.from(part.text.matchAll(CONTROL)).flatMap(({ 0: mark, index }): Complaint[] => {
      if (mark === '\n') return []
      const place = targetPlace(from + index, from + index + mark.length)
      const edits =
        mark === '\ufffd' ? [] : [{ from: place.from, to: place.to, insert: /[\t\v\f\r\u0085\u2028\u2029]/u.test(mark) ? ' ' : '' }]
      return [{ reason: 'control-char', values: { code: codeOf(mark) }, place, edits }]
    })
  })
