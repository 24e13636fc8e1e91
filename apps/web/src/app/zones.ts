/** European zones and UTC, with the one in use. */
export function zones(current: string): { value: string; label: string }[] {
  const known = Intl.supportedValuesOf('timeZone').filter((zone) => zone.startsWith('Europe/') || zone.startsWith('Atlantic/'))
  const all = [...new Set([current, 'UTC', ...known])].sort()
  return all.map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}

/** An instant as a `datetime-local` field writes it, in a zone. */
export function toLocal(at: number | null, timeZone: string): string {
  if (at === null) return ''
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return format.format(at).replace(' ', 'T')
}

/** The instant at which clocks of a zone show this; an hour that a change of clocks skips becomes the next that exists. */
export function fromLocal(local: string, timeZone: string): number | null {
  if (local === '') return null
  const wanted = Date.parse(`${local}Z`)
  const shownAt = (at: number) => Date.parse(`${toLocal(at, timeZone)}Z`)
  const first = wanted - (shownAt(wanted) - wanted)
  return first - (shownAt(first) - wanted)
}
