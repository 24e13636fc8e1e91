// The counts on the page follow what is written down, while somebody looks at it. Without this script they are those of its loading.
const place = document.querySelector('[data-counts]')
const EVERY = 30_000

async function look() {
  if (document.visibilityState !== 'visible') return
  const answer = await fetch(place.dataset.counts)
  if (!answer.ok) return
  const words = await answer.json()
  for (const each of document.querySelectorAll('[data-count]')) {
    const said = words[each.dataset.count]
    if (said === undefined) continue
    if (said !== each.textContent) each.textContent = said
    each.hidden = said === ''
  }
  for (const list of document.querySelectorAll('.counts')) list.hidden = list.querySelector('li:not([hidden])') === null
}

if (place) setInterval(() => look().catch(() => undefined), EVERY)
