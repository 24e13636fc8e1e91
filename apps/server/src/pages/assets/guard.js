// Does the work that a form asks for while somebody fills it in: ALTCHA's, without anybody else's script. Without this the form works, too.
const RENEWED = 25 * 60 * 1000

const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

async function solve({ parameters }) {
  const { nonce, salt, cost, keyLength, keyPrefix } = parameters
  const password = new Uint8Array(bytesOf(nonce).length + 4)
  password.set(bytesOf(nonce))
  const counterAt = new DataView(password.buffer)
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost }
  for (let counter = 0; ; counter += 1) {
    counterAt.setUint32(password.length - 4, counter)
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
    const derivedKey = hexOf(new Uint8Array(await crypto.subtle.deriveBits(derivation, key, keyLength * 8)))
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey }
  }
}

async function work(field) {
  const answer = await fetch(field.dataset.guard, { signal: AbortSignal.timeout(10_000) })
  if (!answer.ok) return
  const challenge = await answer.json()
  field.value = btoa(JSON.stringify({ challenge, solution: await solve(challenge) }))
}

function guard(field) {
  const { form } = field
  if (!form || !globalThis.crypto?.subtle) return
  let underWay = null
  let since = 0
  let isSent = false
  const begin = () => {
    if (underWay && Date.now() - since < RENEWED) return
    since = Date.now()
    underWay = work(field).catch(() => {})
  }
  form.addEventListener('focusin', begin)
  form.addEventListener('submit', (event) => {
    if (isSent || field.value !== '') return
    event.preventDefault()
    begin()
    void underWay.then(() => {
      isSent = true
      form.requestSubmit(event.submitter)
      isSent = false
    })
  })
  // Whoever comes back to the page sends another form: work counts once.
  globalThis.addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    field.value = ''
    underWay = null
  })
}

for (const field of document.querySelectorAll('[data-guard]')) guard(field)
