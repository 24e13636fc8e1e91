import type { XmlElement } from '../../xml/index.ts'
import type { Report } from './report.ts'
import { isNmtoken } from './values.ts'

/** The selectors of a fragment identifier by prefix; what has none is under the empty one. */
export type Fragment = ReadonlyMap<string, string>

const CONTAINERS = ['f', 'g', 'u']
const OF_CORE = [...CONTAINERS, 'n', 'd', 't', '']
/** Prefixes the specification registers for its modules. */
const OF_MODULES = ['mtc', 'gls', 'mda', 'res', 'ctr', 'slr', 'val', 'its', 'fs']

/** Reads `#f=…/u=…/…` and says what is wrong with it; null when it cannot be followed (specification, Fragment Identification). */
export function checkFragment(ref: string, element: XmlElement, report: Report): Fragment | null {
  const selectors = ref
    .slice(1)
    .replace(/^\//u, '')
    .split('/')
    .map((selector): readonly [string, string] => {
      const at = selector.indexOf('=')
      return at === -1 ? ['', selector] : [selector.slice(0, at), selector.slice(at + 1)]
    })
  const fragment = new Map(selectors)
  const before = report.found.length
  if (selectors.some(([, id]) => !isNmtoken(id))) report.add('fragment-syntax', element, `${ref}: an id is missing or no NMTOKEN`)
  const prefixes = selectors.map(([prefix]) => prefix)
  if (ref.includes('=') && selectors.some(([prefix], at) => prefix === '' && hasEquals(ref, at))) {
    report.add('fragment-prefix-not-nmtoken', element, `${ref}: a prefix is empty`)
  }
  if (prefixes.some((prefix) => prefix !== '' && !isNmtoken(prefix))) {
    report.add('fragment-prefix-not-nmtoken', element, `${ref}: a prefix is no NMTOKEN`)
  }
  const strange = selectors.filter(([prefix]) => ![...OF_CORE, ...OF_MODULES].includes(prefix))
  if (strange.some(([prefix, id]) => prefix.length === 1 || !report.extensionIds.has(id))) {
    report.add('fragment-prefix-unknown', element, `${ref}: a prefix is none of XLIFF's, nor of an extension in this file`)
  }
  if (fragment.size < selectors.length) report.add('fragment-prefix-repeated', element, `${ref}: a prefix stands twice`)
  checkOrder(prefixes, () => report.add('fragment-order', element, `${ref}: file, group and unit come in this order`))
  if (prefixes.slice(0, -1).some((prefix) => !CONTAINERS.includes(prefix))) {
    report.add('fragment-leaf-not-last', element, `${ref}: only file, group and unit may stand before the last selector`)
  }
  return report.found.length === before ? fragment : null
}

const hasEquals = (ref: string, at: number): boolean => ref.slice(1).replace(/^\//u, '').split('/')[at]?.startsWith('=') ?? false

function checkOrder(prefixes: readonly string[], complain: () => void): void {
  const places = prefixes.map((prefix) => CONTAINERS.indexOf(prefix)).filter((place) => place !== -1)
  if (places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0))) complain()
}
