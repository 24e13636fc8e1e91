import { countryCode } from '@undersigned/documents/page'
import type { Language } from '@undersigned/letter'
import { collatorOf } from '@undersigned/signatures'
import type { ListedName } from '@undersigned/storage'
import { html } from 'hono/html'
import type { Markup } from './layout.ts'
import type { PublicList } from './public-list.ts'
import type { Speech } from './speech.ts'

/** Where each country of the Union stands: column and row, roughly as on a map. */
const tiles: Readonly<Record<string, readonly [column: number, row: number]>> = {
  SE: [5, 0],
  FI: [6, 0],
  DK: [4, 1],
  EE: [6, 1],
  IE: [0, 2],
  NL: [3, 2],
  DE: [4, 2],
  LV: [6, 2],
  BE: [2, 3],
  LU: [3, 3],
  CZ: [4, 3],
  PL: [5, 3],
  LT: [6, 3],
  FR: [2, 4],
  AT: [4, 4],
  SK: [5, 4],
  PT: [0, 5],
  ES: [1, 5],
  IT: [3, 5],
  SI: [4, 5],
  HU: [5, 5],
  RO: [6, 5],
  HR: [4, 6],
  BG: [6, 6],
  MT: [3, 7],
  GR: [5, 7],
  CY: [7, 7],
}

const SIDE = 62
const STEP = 66
const SHADES = 5

interface Origins {
  /** Signatures per ISO code. */
  readonly countries: ReadonlyMap<string, number>
  readonly unstated: number
}

/** From where the signatures came. A country is kept as its code; what was typed in the reader's language is understood too. */
function originsOf(rows: readonly ListedName[], language: Language): Origins {
  const known = new Map<string, string | undefined>()
  const countries = new Map<string, number>()
  let unstated = 0
  for (const { country } of rows) {
    if (!known.has(country)) known.set(country, country === '' ? undefined : countryCode(country, language))
    const code = known.get(country)
    if (code === undefined) unstated += 1
    else countries.set(code, (countries.get(code) ?? 0) + 1)
  }
  return { countries, unstated }
}

/** The map as squares with numbers, and the same as a table (rule G163); nothing while no country is known. */
export function mapMarkup({ rows }: PublicList, language: Language, speech: Speech): Markup {
  const origins = originsOf(rows, language)
  if (origins.countries.size === 0) return html``
  const { t } = speech
  return html`<section class="sheet" aria-labelledby="map">
    <h2 id="map">${t('page.public.mapTitle')}</h2>
    <p class="soft" id="map-says">${t('page.public.mapExplains')}</p>
    ${drawing(origins, speech)} ${table(origins, speech)}
  </section>`
}

function drawing({ countries }: Origins, { formats }: Speech): Markup {
  const most = Math.max(1, ...Object.keys(tiles).map((code) => countries.get(code) ?? 0))
  const squares = Object.entries(tiles).map(([code, [column, row]]) => {
    const count = countries.get(code) ?? 0
    const [x, y] = [column * STEP, row * STEP]
    return html`<g class="shade-${shadeOf(count, most)}" transform="translate(${x} ${y})"><title>${formats.country(code)}: ${formats.number(count)}</title><rect width="${SIDE}" height="${SIDE}" rx="4" /><text x="${SIDE / 2}" y="25">${code === 'GR' ? 'EL' : code}</text><text class="n" x="${SIDE / 2}" y="47">${formats.number(count)}</text></g>`
  })
  return html`<svg class="map" viewBox="0 0 ${7 * STEP + SIDE} ${7 * STEP + SIDE}" role="img" aria-labelledby="map" aria-describedby="map-says">${squares}</svg>`
}

/** None is 0; the others by the order of magnitude, so that a small country does not look like none beside a large one. */
const shadeOf = (count: number, most: number): number =>
  count === 0 ? 0 : Math.min(SHADES, 1 + Math.floor(((SHADES - 1) * Math.log(count)) / Math.max(Math.LN2, Math.log(most))))

function table({ countries, unstated }: Origins, { t, formats }: Speech): Markup {
  const compare = collatorOf(formats.language)
  const inUnion = (code: string): boolean => Object.hasOwn(tiles, code)
  const named = [...countries]
    .filter(([code]) => inUnion(code))
    .map(([code, count]) => ({ name: formats.country(code), count }))
    .sort((a, b) => b.count - a.count || compare(a.name, b.name))
  const elsewhere = [...countries].filter(([code]) => !inUnion(code)).reduce((sum, [, count]) => sum + count, 0)
  const rest = [
    { name: t('page.public.elsewhere'), count: elsewhere },
    { name: t('page.public.unstated'), count: unstated },
  ].filter(({ count }) => count > 0)
  return html`<details>
    <summary>${t('page.public.asTable')}</summary>
    <table>
      <caption class="sr">${t('page.public.mapTitle')}</caption>
      <thead><tr><th scope="col">${t('page.country')}</th><th scope="col" class="n">${t('page.public.signaturesColumn')}</th></tr></thead>
      <tbody>${[...named, ...rest].map(({ name, count }) => html`<tr><th scope="row">${name}</th><td class="n">${formats.number(count)}</td></tr>`)}</tbody>
    </table>
  </details>`
}
