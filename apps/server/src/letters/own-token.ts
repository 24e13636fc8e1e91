import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SignatureId } from '@undersigned/signatures'
import { asKey, type Keys } from '../keys.ts'

const MAC = 43

/** What a token opens: everything of one's own, or only what one agreed to beside signing. */
type Opens = 'own-signature' | 'own-choices'

/** By which a mail leads to its reader's own signature: always the same, kept nowhere, and made by nobody without the server's key. */
export const ownToken = (keys: Pick<Keys, 'derive'>, id: SignatureId, opens: Opens = 'own-signature'): string =>
  `${id}${macOf(keys, { id, opens })}`

/** The id in such a token; null for any other word. */
export function idInOwnToken(keys: Pick<Keys, 'derive'>, token: string, opens: Opens = 'own-signature'): string | null {
  const id = token.slice(0, -MAC)
  const [given, made] = [Buffer.from(token.slice(-MAC)), Buffer.from(macOf(keys, { id, opens }))]
  return given.length === made.length && timingSafeEqual(given, made) ? id : null
}

const macOf = (keys: Pick<Keys, 'derive'>, { id, opens }: { readonly id: string; readonly opens: Opens }): string =>
  createHmac('sha256', asKey(keys.derive(opens)))
    .update(id)
    .digest('base64url')
