import { createHash, createVerify } from 'node:crypto'

/** The fields of a mail's DKIM signature, once it has been checked with the public key by the rules of RFC 6376, relaxed/relaxed. */
export function dkimOf(raw: string, publicKey: string): ReadonlyMap<string, string> {
  const at = raw.indexOf('\r\n\r\n')
  const headers = raw.slice(0, at).split(/\r\n(?![ \t])/)
  const own = headers.find((header) => /^dkim-signature:/i.test(header)) ?? ''
  const fields = fieldsOf(own)
  const body = createHash('sha256')
    .update(relaxedBody(raw.slice(at + 4)))
    .digest('base64')
  if (body !== fields.get('bh')) throw new Error('the body is not the one that was signed')
  const signed = (fields.get('h') ?? '').split(':').flatMap((name) => {
    const found = headers.find((header) => header.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    return found === undefined ? [] : [relaxed(found)]
  })
  const bare = relaxed(own).replace(/([;:\s])b=[^;]*/, '$1b=')
  const verify = createVerify('rsa-sha256').update([...signed, bare].join('\r\n'))
  if (!verify.verify(publicKey, fields.get('b') ?? '', 'base64')) throw new Error('the signature does not fit')
  return fields
}

const fieldsOf = (header: string): ReadonlyMap<string, string> =>
  new Map(
    header
      .slice(header.indexOf(':') + 1)
      .split(';')
      .map((part) => [part.slice(0, part.indexOf('=')).trim(), part.slice(part.indexOf('=') + 1).replace(/\s+/g, '')] as const),
  )

function relaxed(header: string): string {
  const colon = header.indexOf(':')
  const value = header.slice(colon + 1).replace(/\s+/g, ' ')
  return `${header.slice(0, colon).trim().toLowerCase()}:${value.trim()}`
}

const relaxedBody = (body: string): string =>
  body
    .split('\r\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(?:\r\n)*$/, '\r\n')
