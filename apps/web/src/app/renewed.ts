const KEY = 'undersigned:loaded-again'
const SOON = 10_000

/**
 * A page that was opened before the server was renewed asks for parts that are gone: it is loaded again where it stands.
 * Not twice in a row; then the part is missing for another reason, and the last net says so. And only when the server
 * answers: on a bad line the page that is there is all that somebody has.
 */
export function loadAgainWhenRenewed(): void {
  window.addEventListener('vite:preloadError', () => {
    const before = Number(sessionStorage.getItem(KEY) ?? 0)
    if (Date.now() - before < SOON) return
    void serverAnswers().then((answers) => {
      if (!answers) return
      sessionStorage.setItem(KEY, String(Date.now()))
      location.reload()
    })
  })
}

const serverAnswers = (): Promise<boolean> =>
  fetch('/healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
