import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keys } from '../keys.ts'

/** Addresses that say by themselves which mail something came back for (VERP), and that nobody but us can make (rule G147). */
export interface ReturnPaths {
  bounces(mail: string): string
  replies(mail: string): string
  /** The mail an address was made for; null for any other address. */
  read(address: string): { readonly kind: 'bounce' | 'reply'; readonly mail: string } | null
}

const kinds = { b: 'bounce', r: 'reply' } as const

/** Made from the address that a domain's mail server hands to us, `letters@in.example.org`, as `letters+b-<mail>-<proof>@in.example.org`. */
export function returnPaths(keys: Pick<Keys, 'derive'>, address: string): ReturnPaths {
  const key = keys.derive('return-path')
  const at = address.lastIndexOf('@')
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)]
  const proofOf = (kind: string, mail: string): string => createHmac('sha256', key).update(`${kind}/${mail}`).digest('hex').slice(0, 16)
  const made = (kind: keyof typeof kinds, mail: string): string => `${local}+${kind}-${mail}-${proofOf(kind, mail)}@${domain}`
  const shape = new RegExp(`^${escaped(local)}\\+([br])-([\\w~]{1,64})-([0-9a-f]{16})@${escaped(domain)}$`, 'i')
  return {
    bounces: (mail) => made('b', mail),
    replies: (mail) => made('r', mail),
    read: (given) => {
      // A mail server on the way may have written it in small letters, or in capitals; our ids and proofs are small.
      const [, kind = '', mail = '', proof = ''] = shape.exec(given.trim())?.map((part) => part.toLowerCase()) ?? []
      if (kind !== 'b' && kind !== 'r') return null
      const isOurs = timingSafeEqual(Buffer.from(proof), Buffer.from(proofOf(kind, mail)))
      return isOurs ? { kind: kinds[kind], mail } : null
    },
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
