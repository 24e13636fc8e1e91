/** So much at a time that a frame still has room for the rest of its work. */
const SLICE_MS = 5

/** A moment when the page has nothing else to do; soon in any case, for browsers that do not tell. */
function whenIdle(act: () => void, latestMs: number): () => void {
  if ('requestIdleCallback' in window) {
    const asked = requestIdleCallback(act, { timeout: latestMs })
    return () => cancelIdleCallback(asked)
  }
  const asked = setTimeout(act)
  return () => clearTimeout(asked)
}

/** Does one step after another in idle moments until there is none left, and leaves the page to others in between. Call the answer to stop. */
export function inSlices(step: () => boolean, latestMs: number): () => void {
  let stop = () => {}
  const slice = () => {
    const end = performance.now() + SLICE_MS
    do {
      if (!step()) return
    } while (performance.now() < end)
    stop = whenIdle(slice, latestMs)
  }
  stop = whenIdle(slice, latestMs)
  return () => stop()
}
