import { isPublic } from '@undersigned/signatures'
import { appendEvent, changeLogo, type LogoRow, letterOf, logoOf, signatoryById, standingOf } from '@undersigned/storage'
import type { Services } from '../services.ts'
import { provingBy } from './authority.ts'

/** A picture larger than this is no logo. */
export const MOST_LOGO_BYTES = 64 * 1024
const MOST_PIXELS = 1024

/** What a picture is by its own first bytes, if it is one that is taken: PNG or JPEG, and no larger than a logo (rule G104). */
function logoIn(bytes: Uint8Array<ArrayBuffer>): LogoRow['type'] | null {
  if (bytes.length > MOST_LOGO_BYTES) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return bytes.length > 24 && isSmall(view.getUint32(16), view.getUint32(20)) ? 'image/png' : null
  }
  return startsWith(bytes, [0xff, 0xd8, 0xff]) && isSmallJpeg(view) ? 'image/jpeg' : null
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((each, at) => bytes[at] === each)
const isSmall = (width: number, height: number): boolean => width > 0 && height > 0 && width <= MOST_PIXELS && height <= MOST_PIXELS

/** Goes from segment to segment to the one that says how large it is. */
function isSmallJpeg(view: DataView): boolean {
  for (let at = 2; at + 9 < view.byteLength && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const kind = view.getUint8(at + 1)
    const saysSize = kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc
    if (saysSize) return isSmall(view.getUint16(at + 7), view.getUint16(at + 5))
  }
  return false
}

/** Keeps the logo of an organisation that its signatory sends; says whether it was one. */
export async function keepLogo(services: Services, token: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const type = logoIn(bytes)
  const found = await provingBy(services, token)
  if (!found.ok || type === null) return false
  const { row, letter } = found.value
  const { store, newSalt, now } = services
  await store.transaction(async (tx) => {
    await changeLogo(tx, { signature: row.id, type, bytes })
    const payload = { name: row.name }
    await appendEvent(tx, { letterId: letter.id, kind: 'logo-changed', payload, salt: newSalt(), actor: `signatory:${row.id}`, at: now() })
  })
  return true
}

/** A logo that anybody may see: of an organisation on the list of a letter that may be read (rule G104). */
export async function shownLogo({ store, now }: Services, signature: string): Promise<LogoRow | null> {
  const row = await signatoryById(store.db, signature)
  const letter = row === null || row.listedAt === null || row.state !== 'confirmed' ? null : await letterOf(store.db, row.letterId)
  if (row === null || letter === null || !isPublic(await standingOf(store.db, letter), now())) return null
  return logoOf(store.db, row.id)
}
