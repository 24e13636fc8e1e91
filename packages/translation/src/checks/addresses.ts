import { isLanguage } from '@undersigned/letter'
import { placedParts } from './flat.ts'
import { ADDRESS, AFTER_ADDRESS, type Check, type Complaint, hasAddress, type Side, sourcePlace, targetPlace, wholeOf } from './side.ts'
import { onlyIn } from './structure.ts'

/** The target leads where the original leads, in whichever language the page is (rule T64). */
export const addresses: Check = ({ source, target }) => {
  const [from, to] = [addressesOf(source), addressesOf(target)]
  const missing = onlyIn(unique(from), to).map(
    (address): Complaint => ({ reason: 'url-missing', values: { url: address.shown }, place: sourcePlace(address.from, address.to) }),
  )
  const extra = onlyIn(unique(to), from).map(
    (address): Complaint => ({ reason: 'url-extra', values: { url: address.shown }, place: targetPlace(address.from, address.to) }),
  )
  return [...missing, ...extra]
}

interface Address {
  readonly key: string
  readonly shown: string
  readonly from: number
  readonly to: number
}

/** Links, and addresses written out; a link whose words are its address is one. */
function addressesOf({ content, text }: Side): readonly Address[] {
  const links = linkRuns(content)
  const written = !hasAddress(text)
    ? []
    : Array.from(text.matchAll(ADDRESS), ({ 0: whole, index }): Address => {
        const shown = whole.replace(AFTER_ADDRESS, '')
        return { key: meaningOf(shown), shown, from: index, to: index + shown.length }
      })
  const free = written.filter(({ from, to, key }) => !links.some((link) => link.key === key && link.from <= from && link.to >= to))
  return [...links, ...free]
}

/** Neighbouring runs under the same link are one link. */
function linkRuns(content: Side['content']): readonly Address[] {
  const runs: Address[] = []
  for (const { part, from, to } of placedParts(content)) {
    const link = part.type === 'text' ? part.marks.link : undefined
    if (link === undefined) continue
    const last = runs.at(-1)
    if (last !== undefined && last.shown === link && last.to === from) runs[runs.length - 1] = { ...last, to }
    else runs.push({ key: meaningOf(link), shown: link, from, to })
  }
  return runs
}

const unique = (found: readonly Address[]): readonly Address[] =>
  found.filter(({ key }, at) => found.findIndex((other) => other.key === key) === at)

/** What two addresses are compared by: not the scheme, not "www", not the language of the page, not a slash at the end. */
function meaningOf(address: string): string {
  const bare = address
    .trim()
    .replace(/^(?:https?:\/\/|mailto:)/iu, '')
    .replace(/^www\./iu, '')
  const [place = '', query = ''] = splitOnce(bare, '?')
  const [host = '', ...path] = place.split('/')
  const named = host.toLowerCase().split('.')
  const pieces = [
    named.filter((piece, at) => at > 0 || named.length < 3 || !isTag(piece)).join('.'),
    ...path.filter((piece) => piece !== '' && !isTag(piece)),
  ]
  const asked = query.split('&').filter((item) => item !== '' && !/^(?:lang|language|locale|hl|l)=/iu.test(item))
  const last = (pieces.pop() ?? '').replace(/(?:[._-][a-z]{2})?\.(?:html?|php|aspx?)$/iu, '')
  return [...pieces, last].join('/') + (asked.length > 0 ? `?${asked.sort().join('&')}` : '')
}

function splitOnce(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

/** A language in an address: "de", "de-DE", "pt_PT". */
const isTag = (piece: string): boolean => /^[a-z]{2}(?:[-_][a-z]{2})?$/iu.test(piece) && isLanguage(piece.slice(0, 2).toLowerCase())

/** As many links as the original has (rule T64). */
export const linkCount: Check = (pair) => {
  const [source, target] = [linkRuns(pair.source.content).length, linkRuns(pair.target.content).length]
  return source === target ? [] : [{ reason: 'links-differ', values: { source, target }, place: wholeOf(pair) }]
}
