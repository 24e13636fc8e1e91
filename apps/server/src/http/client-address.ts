import { isIPv6 } from 'node:net'

/**
 * Who is asking, as far as it can be believed: the peer itself, or the address that the outermost trusted proxy saw.
 * `forwarded` is the X-Forwarded-For header; only the last `trusted` entries were written by proxies of ours.
 */
export function clientAddress(peer: string, forwarded: string | null, trusted: number): string {
  if (trusted === 0 || forwarded === null) return peer
  const hops = forwarded.split(',').map((hop) => hop.trim())
  return hops.at(-trusted) ?? peer
}

/** The network an address is in, for limits that one person with many addresses must not slip through: /24, and /56 in IPv6. */
export function networkOf(address: string): string {
  const bare = address.replace(/^::ffff:/, '')
  if (!isIPv6(bare)) return bare.split('.').slice(0, 3).join('.')
  const [head = '', tail] = bare.split('::')
  const before = head.split(':').filter((group) => group !== '')
  const after = tail === undefined ? [] : tail.split(':').filter((group) => group !== '')
  const groups = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after]
  const [a, b, c, d = '0'] = groups.map((group) => group.padStart(4, '0').toLowerCase())
  return [a, b, c, d.slice(0, 2)].join(':')
}
