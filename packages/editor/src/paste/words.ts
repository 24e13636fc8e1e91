import { type Inline, type Marks, marksOf, normaliseInline } from '@undersigned/letter'
import { addressOf } from '../commands/link.ts'

/** The marks that an element of pasted HTML adds to those around it, by its tag and by its style. */
export function marksWithin(element: Element, around: Marks): Marks {
  const style = (element.getAttribute('style') ?? '').toLowerCase()
  const tag = element.localName
  const link = tag === 'a' ? (linkOf(element) ?? around.link) : around.link
  return marksOf({
    strong: switched(strongness(tag, style), around.strong),
    emphasis: switched(emphasisness(tag, style), around.emphasis),
    link,
  })
}

type Switch = boolean | null
const switched = (change: Switch, around: true | undefined): true | undefined => (change === null ? around : change || undefined)

function strongness(tag: string, style: string): Switch {
  const weight = /(?:^|;)\s*font-weight\s*:\s*([a-z0-9]+)/.exec(style)?.[1]
  if (weight !== undefined) return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
  return tag === 'b' || tag === 'strong' ? true : null
}

function emphasisness(tag: string, style: string): Switch {
  const slant = /(?:^|;)\s*font-style\s*:\s*([a-z]+)/.exec(style)?.[1]
  if (slant !== undefined) return slant === 'italic' || slant === 'oblique'
  return tag === 'i' || tag === 'em' || tag === 'cite' ? true : null
}

/** The address of a link, without the detour some applications wrap around it. */
function linkOf(element: Element): string | undefined {
  const href = element.getAttribute('href') ?? ''
  if (href.startsWith('#') || href === '') return undefined
  const address = addressOf(href) ?? undefined
  if (address === undefined || !address.startsWith('https://www.google.com/url?')) return address
  return addressOf(new URL(address).searchParams.get('q') ?? '') ?? undefined
}

/** Runs as a letter keeps them: ordinary white space collapsed, none at the ends, no line break at the end. */
export function tidyRuns(content: readonly Inline[]): readonly Inline[] {
  const collapsed: Inline[] = []
  for (const part of normaliseInline(content)) {
    const text = part.type === 'text' ? part.text.replace(/[ \t\r\n\f]+/g, ' ') : null
    if (part.type !== 'text' || text === null) collapsed.push(part)
    else collapsed.push({ ...part, text: endsOpen(collapsed) ? text.replace(/^ +/, '') : text })
  }
  return withoutEnd(normaliseInline(collapsed))
}

/** Whether a space that follows would be one too many. */
function endsOpen(content: readonly Inline[]): boolean {
  const last = content.at(-1)
  return last === undefined || last.type === 'line-break' || (last.type === 'text' && last.text.endsWith(' '))
}

function withoutEnd(content: readonly Inline[]): readonly Inline[] {
  const last = content.at(-1)
  if (last?.type === 'line-break') return withoutEnd(content.slice(0, -1))
  if (last?.type !== 'text') return content
  const text = last.text.replace(/ +$/, '')
  if (text === last.text) return content
  return text === '' ? withoutEnd(content.slice(0, -1)) : [...content.slice(0, -1), { ...last, text }]
}
