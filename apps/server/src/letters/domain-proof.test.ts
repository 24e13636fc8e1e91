import { createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDomainProofs, FILE_AT, isPublicAddress, type ProofParts, RECORD_AT } from './domain-proof.ts'

const line = 'undersigned-signature=abc'
const files: Record<string, string> = {}
let redirect: string | null = null
let hosts: string[] = []
let server: Server

beforeAll(async () => {
  server = createServer((asked, answer) => {
    hosts.push(asked.headers.host ?? '')
    if (redirect !== null && asked.url === FILE_AT) answer.writeHead(302, { location: redirect }).end()
    else if (asked.url === '/slow') return
    else answer.writeHead(asked.url !== undefined && asked.url in files ? 200 : 404).end(files[asked.url ?? ''] ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const portOf = (address: AddressInfo | string | null): number => (typeof address === 'object' && address !== null ? address.port : 0)

function proofs(change: Partial<ProofParts> & { readonly records?: Record<string, string[][]>; readonly address?: string } = {}) {
  const { records = {}, address = '127.0.0.1', ...parts } = change
  hosts = []
  const missing = async () => {
    throw new Error('ENODATA')
  }
  return createDomainProofs({
    resolver: {
      resolveTxt: async (name) => records[name] ?? missing(),
      resolve4: async () => [address],
      resolve6: missing,
    },
    request: httpRequest,
    port: portOf(server.address()),
    isPublic: () => true,
    timeLimit: 3000,
    ...parts,
  })
}

const find = (change: Parameters<typeof proofs>[0] = {}) => proofs(change).find({ domain: 'echo.org', line })

test('G96 a line in the DNS of a domain is found, whole and at its place', async () => {
  expect(await find({ records: { [`${RECORD_AT}.echo.org`]: [['v=spf1'], ['undersigned-', 'signature=abc']] } })).toBe('record')
  expect(await find({ records: { [`${RECORD_AT}.echo.org`]: [[`${line}x`]] } })).toBeNull()
  expect(await find({ records: { 'echo.org': [[line]] } })).toBeNull()
})

test('G96 a line in the file at its place is found, with others beside it', async () => {
  files[FILE_AT] = `# ours\r\n${line}\r\n`
  expect(await find()).toBe('file')
  expect(hosts).toEqual(['echo.org'])
  files[FILE_AT] = `x${line}`
  expect(await find()).toBeNull()
  files[FILE_AT] = `${line}\n${'x'.repeat(5000)}`
  expect(await find()).toBeNull()
  delete files[FILE_AT]
  expect(await find()).toBeNull()
})

test('G96 a domain leads to itself and its own www alone, and not for ever', async () => {
  files['/other'] = line
  redirect = 'https://www.echo.org/other'
  expect(await find()).toBe('file')
  expect(hosts).toEqual(['echo.org', 'www.echo.org'])
  for (const elsewhere of [
    'https://evil.org/other',
    'http://echo.org/other',
    'https://echo.org:8443/other',
    'https://10.0.0.1/other',
    FILE_AT,
  ]) {
    redirect = elsewhere
    expect(await find(), elsewhere).toBeNull()
  }
  expect(hosts).toHaveLength(4)
  redirect = null
})

test('G96 an address of this house is never asked, nor one that hides among others', async () => {
  files[FILE_AT] = line
  expect(await find({ isPublic: isPublicAddress })).toBeNull()
  const mixed = { resolveTxt: async () => [], resolve4: async () => ['93.184.215.14', '127.0.0.1'], resolve6: async () => [] }
  expect(await find({ isPublic: isPublicAddress, resolver: mixed })).toBeNull()
  expect(hosts).toEqual([])
  delete files[FILE_AT]
})

test('G96 what does not answer in time has not been found', async () => {
  redirect = 'https://echo.org/slow'
  expect(await find({ timeLimit: 50 })).toBeNull()
  redirect = null
})

test('G96 addresses that only a house reaches are told from public ones', () => {
  const house = [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
  ]
  const house6 = [
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    'fc00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'ff02::1',
  ]
  for (const address of [...house, ...house6]) expect(isPublicAddress(address), address).toBe(false)
  for (const address of ['93.184.215.14', '1.1.1.1', '172.32.0.1', '2606:4700::1111', '2a01:4f8::1'])
    expect(isPublicAddress(address), address).toBe(true)
})
