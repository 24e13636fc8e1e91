import { unzipSync, zipSync } from 'fflate'
import { isSame } from '../log/bytes.ts'
import { NotProven } from '../log/refused.ts'

/** The files of a bundle by their paths. */
export type Files = ReadonlyMap<string, Uint8Array>

const MOST_BYTES = 256 * 1024 * 1024
const MOST_FILES = 60_000

/** Every path a bundle may have, and no other. */
const PATH =
  /^(?:README\.txt|verify\.html|checkpoint|contents|key|entries\.jsonl|(?:list|openings|recipients)\.json|(?:manifests|texts)\/[0-9a-f]{64}\.json|proofs\/\d{6,10}\.tlog-proof|witnesses\/\d{3}\.(?:checkpoint|key))$/

/** One ZIP of these files: sorted, stored as they are, all of one hour, so that the same files are always the same bytes (rule V11). */
export function packed(files: Files): Uint8Array<ArrayBuffer> {
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1))
  // In the time of wherever this runs, which is what a ZIP writes down.
  return zipSync(Object.fromEntries(sorted), { level: 0, mtime: new Date(1980, 0, 1) })
}

/**
 * The files of a ZIP, if it is the very one that `packed` makes of them: nothing compressed, doubled, hidden, misnamed, before, between or
 * behind them (rule V12).
 */
export function unpacked(bytes: Uint8Array): Files {
  if (bytes.length > MOST_BYTES) throw new NotProven('not-a-bundle', `${bytes.length} bytes`)
  const files = new Map(Object.entries(read(bytes)))
  if (!isSame(packed(files), bytes)) throw new NotProven('not-a-bundle', 'not as it was packed')
  return files
}

function read(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  const names = new Set<string>()
  let total = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, size, originalSize, compression }) => {
        total += originalSize
        const isAllowed = PATH.test(name) && !names.has(name) && names.size < MOST_FILES
        if (!isAllowed) throw new NotProven('file-unknown', printable(name))
        if (compression !== 0 || size !== originalSize || total > bytes.length) throw new NotProven('not-a-bundle', name)
        names.add(name)
        return true
      },
    })
  } catch (cause) {
    if (cause instanceof NotProven) throw cause
    throw new NotProven('not-a-bundle', 'not a ZIP', { cause })
  }
}

/** A name from a stranger's file, fit to be shown. */
const printable = (name: string): string => name.slice(0, 80).replace(/[^\x20-\x7e]/g, '?')
