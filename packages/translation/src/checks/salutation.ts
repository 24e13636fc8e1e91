import { typographyOf } from '../typography/typography.ts'
import { type Check, type Complaint, targetPlace, wholeOf } from './side.ts'

const MARK = /[,:;!.]$/u

/** A salutation has the original's lines, each ended as the language ends one (rule T69). */
export const salutation: Check = (pair) => {
  if (pair.unit.role !== 'salutation') return []
  const [source, target] = [linesOf(pair.source.text), linesOf(pair.target.text)]
  if (source.length !== target.length) {
    return [{ reason: 'salutation-lines', values: { source: source.length, target: target.length }, place: wholeOf(pair) }]
  }
  const { salutation: allowed, before } = typographyOf(pair.target.language)
  const wanted = allowed[0] ?? ','
  return target.flatMap(({ text, from }, at): Complaint[] => {
    if (!MARK.test(source[at]?.text ?? '')) return []
    const bare = text.trimEnd()
    const mark = MARK.exec(bare)?.[0] ?? ''
    if (mark !== '' && allowed.includes(mark)) return []
    const [start, end] = [from + bare.length - mark.length, from + bare.length]
    const words = bare.slice(0, bare.length - mark.length).trimEnd().length
    const edits = [{ from: from + words, to: end, insert: `${before[wanted] ?? ''}${wanted}` }]
    return [{ reason: 'salutation-mark', values: { mark, wanted }, place: targetPlace(Math.min(start, end), end), edits }]
  })
}

interface Line {
  readonly text: string
  readonly from: number
}

function linesOf(text: string): readonly Line[] {
  let at = 0
  const lines = text.split('\n').map((line) => {
    const from = at
    at += line.length + 1
    return { text: line, from }
  })
  return lines.map(({ text: line, from }) => ({ text: line.replace(/[\s\ufffc]+$/u, ''), from }))
}
