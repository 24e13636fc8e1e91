import type { LetterRow } from '@undersigned/storage'
import { html } from 'hono/html'
import type { Markup } from './layout.ts'
import { hourOf, type PublicList } from './public-list.ts'
import type { Speech } from './speech.ts'

const DAY = 24 * 60 * 60 * 1000
const [WIDTH, HEIGHT, LEFT, BOTTOM] = [640, 280, 92, 44]
/** A table with more lines than this says weeks. */
const MOST_LINES = 62

/** How many stood under the letter at the end of a day. */
export interface DayOfSigning {
  /** The last moment that counts as this day or week. */
  readonly at: number
  readonly added: number
  readonly total: number
}

/** Every day from the first signature to the last, in the letter's own zone. */
export function daysOfSigning(hours: readonly number[], zone: string): readonly DayOfSigning[] {
  const dayOf = dayIn(zone)
  const perDay = new Map<number, number>()
  for (const hour of hours) perDay.set(dayOf(hour), (perDay.get(dayOf(hour)) ?? 0) + 1)
  const [first, last] = [Math.min(...perDay.keys()), Math.max(...perDay.keys())]
  const days: DayOfSigning[] = []
  for (let day = first, total = 0; day <= last; day += 1) {
    const added = perDay.get(day) ?? 0
    total += added
    days.push({ at: day * DAY + DAY / 2, added, total })
  }
  return days
}

/** The number of a day since 1970 as a zone's calendar has it; asked of the engine once per hour of the clock. */
function dayIn(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const known = new Map<number, number>()
  return (at) => {
    const quarter = Math.floor(at / 900_000)
    const day = known.get(quarter) ?? Math.floor(Date.parse(format.format(at)) / DAY)
    known.set(quarter, day)
    return day
  }
}

/** The curve, and the same as a table (rule G163); nothing while all came on one day. */
export function curveMarkup({ rows }: PublicList, letter: LetterRow, { t, formats }: Speech): Markup {
  const days = rows.length === 0 ? [] : daysOfSigning(rows.map(hourOf), letter.zone)
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined || days.length < 2) return html``
  const day = (at: number): string => formats.date(at, 'UTC')
  const facts = { total: formats.number(last.total), from: day(first.at), to: day(last.at) }
  const lines = days.length > MOST_LINES ? inWeeks(days) : days
  return html`<section class="sheet" aria-labelledby="curve">
    <h2 id="curve">${t('page.public.curveTitle')}</h2>
    <p class="soft" id="curve-says">${t('page.public.curveExplains', facts)}</p>
    ${drawing(days, facts)}
    <details>
      <summary>${t('page.public.asTable')}</summary>
      <table>
        <caption class="sr">${t('page.public.curveTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">${t('page.public.dayColumn')}</th><th scope="col" class="n">${t('page.public.newColumn')}</th><th scope="col" class="n">${t('page.public.totalColumn')}</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(({ at, added, total }) => html`<tr><th scope="row">${day(at)}</th><td class="n">${formats.number(added)}</td><td class="n">${formats.number(total)}</td></tr>`)}
        </tbody>
      </table>
    </details>
  </section>`
}

/** Seven days as one line, named by their last. */
function inWeeks(days: readonly DayOfSigning[]): readonly DayOfSigning[] {
  return days.flatMap((last, at) => {
    if (at % 7 !== 6 && at !== days.length - 1) return []
    const week = days.slice(at - (at % 7), at + 1)
    return [{ ...last, added: week.reduce((sum, { added }) => sum + added, 0) }]
  })
}

function drawing(days: readonly DayOfSigning[], facts: { readonly total: string; readonly from: string; readonly to: string }): Markup {
  const most = Math.max(1, days.at(-1)?.total ?? 1)
  const [wide, high] = [WIDTH - LEFT - 8, HEIGHT - BOTTOM - 16]
  const x = (at: number): string => (LEFT + (wide * at) / (days.length - 1)).toFixed(1)
  const y = (total: number): string => (16 + high - (high * total) / most).toFixed(1)
  const points = days.map(({ total }, at) => `${x(at)},${y(total)}`).join(' ')
  return html`<svg class="curve" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="curve" aria-describedby="curve-says"><line x1="${LEFT}" y1="${16 + high}" x2="${WIDTH - 8}" y2="${16 + high}" /><line x1="${LEFT}" y1="16" x2="${LEFT}" y2="${16 + high}" /><polygon points="${LEFT},${16 + high} ${points} ${WIDTH - 8},${16 + high}" /><polyline points="${points}" /><text x="${LEFT - 8}" y="22" text-anchor="end">${facts.total}</text><text x="${LEFT - 8}" y="${20 + high}" text-anchor="end">0</text><text x="${LEFT}" y="${HEIGHT - 10}">${facts.from}</text><text x="${WIDTH - 8}" y="${HEIGHT - 10}" text-anchor="end">${facts.to}</text></svg>`
}
