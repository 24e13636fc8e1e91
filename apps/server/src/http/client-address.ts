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
  const bare = withoutPrefix(address)
  if (!isIPv6(bare)) return bare.split('.').slice(0, 3).join('.')
  const [a, b, c, d = ''] = groupsOf(bare)
  return [a, b, c, d.slice(0, 2)].join(':')
}

/** Whoever asks from an address: it alone, and in IPv6 its /64, which is the smallest that anybody is given. */
export function clientOf(address: string): string {
  const bare = withoutPrefix(address)
  return isIPv6(bare) ? groupsOf(bare).slice(0, 4).join(':') : bare
}

/** An IPv4 address as it arrives on an IPv6 socket is that IPv4 address. */
const withoutPrefix = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** All eight groups, each with four digits. */
function groupsOf(address: string): readonly string[] {
  const [head = '', tail] = address.replace(/%.*$/, '').split('::')
  const before = head.split(':').filter((group) => group !== '')
  const after = tail === undefined ? [] : tail.split(':').filter((group) => group !== '')
  const groups = [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after]
  return groups.map((group) => group.padStart(4, '0').toLowerCase())
}
