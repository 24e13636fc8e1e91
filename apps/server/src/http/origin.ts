import { isLoopback } from '../config.ts'

interface Asked {
  readonly method: string
  readonly origin: string | null
  readonly host: string
}

interface Home {
  readonly publicUrl: string | null
  readonly boundToLoopback: boolean
}

const reads = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a request that changes something comes from a page of ours. One without an Origin comes from no page at all and is refused too. */
export function isFromHome({ method, origin, host }: Asked, home: Home): boolean {
  if (reads.has(method)) return true
  if (origin === null || !URL.canParse(origin)) return false
  return home.publicUrl === null ? new URL(origin).host === host && isKnownHost(host, home) : origin === home.publicUrl
}

/** A private server answers to names of this machine only, so that a foreign name pointed at loopback finds nobody home. */
export function isKnownHost(host: string, { publicUrl, boundToLoopback }: Home): boolean {
  if (publicUrl !== null || !boundToLoopback) return true
  return URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname)
}
