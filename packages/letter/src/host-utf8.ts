interface Writable {
  write(text: string, at: number): number
}

interface HostBuffer {
  from(space: ArrayBuffer): Writable
}

/** What servers have and no pure library of types names. */
declare const process: { readonly getBuiltinModule?: (name: 'node:buffer') => { readonly Buffer?: HostBuffer } | undefined } | undefined

const host: HostBuffer | null = typeof process === 'undefined' ? null : (process.getBuiltinModule?.('node:buffer')?.Buffer ?? null)

/** What has neither an escape nor a form other than this one: Latin letters, digits and marks but `"` and `\`. */
const PLAIN = /^[ !#-[\]-\u00ff]*$/
/** Shorter ones are written by us before the host has been asked. */
const WORTH_ASKING = 24

let space: Uint8Array | null = null
let writable: Writable | null = null

/**
 * Writes the UTF-8 bytes of a text of plain Latin letters where there is room for them, by the host where it can: it looks at many letters
 * at a time. How many they are; 0 where they are left to be written one by one.
 */
export function writePlain(into: Uint8Array<ArrayBuffer>, text: string, at: number): number {
  if (host === null || text.length < WORTH_ASKING || !PLAIN.test(text)) return 0
  if (writable === null || space !== into) {
    space = into
    writable = host.from(into.buffer)
  }
  return writable.write(text, at)
}
