/**
 * Has the workspace's own files kept on this device once the page is at rest, menus and dialogs that nobody opened yet among them.
 * Where a browser refuses (a private window, a page without https), the page works as ever, with a connection.
 */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  whenIdle(() => {
    navigator.serviceWorker.register('/app/worker.js').catch((error: unknown) => {
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error
    })
  })
}

const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 10_000 })
  else setTimeout(work, 2_000)
}
