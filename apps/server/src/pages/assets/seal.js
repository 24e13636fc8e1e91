// Recomputes the seal from what this page was given: the sealed text, the manifest that names it, and the words that stand for it.
const part = document.querySelector('[data-seal]')
const say = document.querySelector('[data-seal-says]')
const button = document.querySelector('[data-seal-check]')

if (part instanceof HTMLElement && say instanceof HTMLElement && button instanceof HTMLButtonElement) {
  button.hidden = false
  button.addEventListener('click', () => {
    say.textContent = part.dataset.checking ?? ''
    check(part).then(
      (outcome) => {
        say.textContent = part.dataset[outcome] ?? ''
        part.dataset.outcome = outcome
      },
      () => {
        say.textContent = part.dataset.cannotCheck ?? ''
      },
    )
  })
}

async function check({ dataset }) {
  const [text, manifest, list] = await Promise.all([read(dataset.text), read(dataset.manifest), read(dataset.list)])
  const textDigest = await digestOf(text)
  const manifestDigest = await digestOf(manifest)
  const sealed = JSON.parse(manifest)
  const named = [sealed.original, ...sealed.versions].some(({ digest }) => digest === textDigest)
  const words = wordsOf(manifestDigest, JSON.parse(list))
  const shown = document.querySelector('[data-seal-words]')?.textContent?.trim()
  return named && manifestDigest === dataset.digest && words === shown && isOnPage(JSON.parse(text)) ? 'matches' : 'differs'
}

async function read(address) {
  const answer = await fetch(address, { cache: 'no-store' })
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer.text()
}

async function digestOf(text) {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The first 44 bits of the digest as four words of the list. */
function wordsOf(digest, list) {
  const bits = BigInt(`0x${digest.slice(0, 11)}`)
  return [33n, 22n, 11n, 0n].map((shift) => list[Number((bits >> shift) & 2047n)]).join(' ')
}

/** Every run of words of the sealed text stands on the page, in order. */
function isOnPage({ paragraphs, notes }) {
  const page = squeezed(document.querySelector('article.letter')?.textContent ?? '')
  const runs = [...paragraphs.map(({ content }) => content), ...notes]
    .flat()
    .flatMap((part) => ('text' in part ? [squeezed(part.text)] : []))
  let at = 0
  for (const run of runs) {
    const found = page.indexOf(run, at)
    if (found === -1) return false
    at = found + run.length
  }
  return true
}

function squeezed(text) {
  return text.replace(/\s+/g, ' ').trim()
}
