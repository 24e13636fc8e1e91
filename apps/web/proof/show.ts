import { digest } from '@undersigned/letter'
import { fourWords, shortHex } from '@undersigned/signatures'
import type { Proven } from '@undersigned/signatures/bundle'

export type Words = Readonly<Record<string, string>>

interface Speech {
  readonly word: (name: string) => string
  readonly language: string
  readonly isKeyGiven: boolean
}

/** An element with text in it; nothing of a bundle is ever taken for markup. */
export function part(name: string, text: string, ...inside: readonly Node[]): HTMLElement {
  const element = document.createElement(name)
  if (text !== '') element.textContent = text
  element.append(...inside)
  return element
}

/** What a bundle proves, for people. */
export function shownProof(proven: Proven, speech: Speech): readonly Node[] {
  const { word } = speech
  return [
    part('h2', word('holds')),
    part('p', word('holdsText')),
    facts(proven, word),
    part('h3', word('logKey')),
    part('p', '', part('code', proven.key)),
    part('p', word(speech.isKeyGiven ? 'keyIsYours' : 'keyIsItsOwn')),
    part('h3', word('witnesses')),
    witnesses(proven, word),
    part('h3', word('list')),
    ...list(proven, word),
    part('h3', word('text')),
    ...texts(proven),
  ]
}

function facts({ manifest, size, list: listed, withdrawn, unopened }: Proven, word: Speech['word']): HTMLElement {
  const seal = digest(manifest)
  const rows: readonly (readonly [string, string])[] = [
    ['seal', `${fourWords(seal).join(' ')} (${shortHex(seal)})`],
    ['listed', String(listed.length)],
    ['withdrawn', String(withdrawn)],
    ['unopened', String(unopened)],
    ['entries', String(size)],
  ]
  return part('dl', '', ...rows.flatMap(([name, value]) => [part('dt', word(name)), part('dd', value)]))
}

function witnesses({ witnesses: seen }: Proven, word: Speech['word']): HTMLElement {
  if (seen.length === 0) return part('p', word('noWitness'))
  const said = seen.map(({ key, size, at }) =>
    part('li', word('witness').replace('{{key}}', key).replace('{{size}}', String(size)).replace('{{at}}', at)),
  )
  return part('ul', '', ...said)
}

/** Who is on it, and in a list of their own those who came after the announced deadline (rule G98). */
function list({ list: listed }: Proven, word: Speech['word']): readonly HTMLElement[] {
  const late = listed.filter((each) => each.late !== undefined)
  const inTime = part('ol', '', ...listed.filter((each) => each.late === undefined).map(line))
  return late.length === 0 ? [inTime] : [inTime, part('h4', word('late')), part('ol', '', ...late.map(line))]
}

function line({ display, language, at }: Proven['list'][number]): HTMLElement {
  const { name, title, affiliation, country, group } = display
  const beside = [title, affiliation, country, group].filter((each) => each !== '').join(', ')
  return part('li', `${name}${beside === '' ? '' : `, ${beside}`} (${language}, ${at.slice(0, 10)})`)
}

/** Each language folded, the original's open. */
function texts({ languages, texts: lines }: Proven): readonly HTMLElement[] {
  return languages.map((language, at) => {
    const paragraphs = (lines[language] ?? []).map((line) => part('p', line))
    const name = new Intl.DisplayNames([language, 'en'], { type: 'language' }).of(language) ?? language
    const details = part('details', '', part('summary', name), ...paragraphs)
    details.lang = language
    details.toggleAttribute('open', at === 0)
    return details
  })
}
