import { Resolver } from 'node:dns/promises'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIPv6 } from 'node:net'

/** Where an organisation puts a line of ours, so that only whoever runs its domain can have done it (rule G96). */
export const RECORD_AT = '_undersigned'
export const FILE_AT = '/.well-known/undersigned.txt'

type ProofWay = 'record' | 'file'

/** Looks on a domain for the line that was asked for. */
export interface DomainProofs {
  /** By which way it was found; null where it was not, in time. */
  find(wanted: { readonly domain: string; readonly line: string }): Promise<ProofWay | null>
}

interface Resolving {
  resolveTxt(name: string): Promise<string[][]>
  resolve4(name: string): Promise<string[]>
  resolve6(name: string): Promise<string[]>
}

export interface ProofParts {
  readonly resolver: Resolving
  readonly request: typeof httpsRequest
  readonly port: number
  readonly isPublic: (address: string) => boolean
  readonly timeLimit: number
}

const MOST_BYTES = 4096
const MOST_HOPS = 3

const standard = (): ProofParts => ({
  resolver: new Resolver({ timeout: 3000, tries: 1 }),
  request: httpsRequest,
  port: 443,
  isPublic: isPublicAddress,
  timeLimit: 8000,
})

export function createDomainProofs(parts: ProofParts = standard()): DomainProofs {
  return {
    find: async ({ domain, line }) => {
      const signal = AbortSignal.timeout(parts.timeLimit)
      const [byRecord, byFile] = await Promise.all([
        within(signal, recordHas(parts, { domain, line })),
        within(signal, fileHas(parts, { host: domain, path: FILE_AT, line, domain, hops: 0, signal })),
      ])
      return byRecord ? 'record' : byFile ? 'file' : null
    },
  }
}

/** What is not there, not reachable or too slow has not been found: all the same to whoever asked. */
async function within(signal: AbortSignal, found: Promise<boolean>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => {
    signal.addEventListener('abort', () => resolve(false), { once: true })
  })
  return Promise.race([found.catch(() => false), late])
}

async function recordHas({ resolver }: ProofParts, { domain, line }: { readonly domain: string; readonly line: string }): Promise<boolean> {
  const records = await resolver.resolveTxt(`${RECORD_AT}.${domain}`)
  return records.some((chunks) => chunks.join('').trim() === line)
}

interface Fetching {
  readonly domain: string
  readonly host: string
  readonly path: string
  readonly line: string
  readonly hops: number
  readonly signal: AbortSignal
}

/** Follows the domain to itself and its own "www." alone, and never to an address that is not on the public internet. */
async function fileHas(parts: ProofParts, fetching: Fetching): Promise<boolean> {
  const address = await publicAddressOf(parts, fetching.host)
  if (address === null) return false
  const { body, location } = await answerOf(parts, { ...fetching, address })
  if (location === null) return body.split(/\r?\n/u).some((each) => each.trim() === fetching.line)
  const next = URL.parse(location, `https://${fetching.host}${fetching.path}`)
  const isOwn = next !== null && next.protocol === 'https:' && [fetching.domain, `www.${fetching.domain}`].includes(next.hostname)
  if (!isOwn || next.port !== '' || fetching.hops >= MOST_HOPS) return false
  return fileHas(parts, { ...fetching, host: next.hostname, path: next.pathname + next.search, hops: fetching.hops + 1 })
}

/** The very address that was looked at is the one connected to, so that a name cannot change its mind in between. */
async function publicAddressOf({ resolver, isPublic }: ProofParts, host: string): Promise<string | null> {
  const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  const addresses = found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
  return addresses.length > 0 && addresses.every(isPublic) ? (addresses[0] ?? null) : null
}

interface Answer {
  readonly body: string
  readonly location: string | null
}

function answerOf(
  { request, port }: ProofParts,
  { host, path, address, signal }: Fetching & { readonly address: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { host, accept: 'text/plain', 'user-agent': 'Undersigned (domain check)' }
    const asked = request({ host: address, servername: host, port, path, headers, signal, agent: false }, (answer) => {
      const { statusCode = 0 } = answer
      const { location } = answer.headers
      if (statusCode >= 300 && statusCode < 400 && location !== undefined) {
        answer.destroy()
        resolve({ body: '', location })
        return
      }
      const chunks: Buffer[] = []
      let size = 0
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > MOST_BYTES) answer.destroy(new RangeError('the file is too large'))
        else chunks.push(chunk)
      })
      answer.on('end', () => resolve({ body: statusCode === 200 ? Buffer.concat(chunks).toString('utf8') : '', location: null }))
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end()
  })
}

const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['2001:db8::', 32],
  ['2001::', 23],
  ['2002::', 16],
  ['64:ff9b::', 96],
] as const)
  closed.addSubnet(net, bits, 'ipv6')
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is one that anybody on the internet reaches; one that only this house reaches is never asked (rule G96). */
export function isPublicAddress(address: string): boolean {
  if (!isIPv6(address)) return !closed.check(address, 'ipv4')
  return open6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}
