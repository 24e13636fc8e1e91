import { readFile, stat } from 'node:fs/promises'
import { replaceRegister } from '@undersigned/storage'
import { csvCells, registerFrom } from '../letters/register-file.ts'
import { told } from './output.ts'
import { CommandRefused } from './refused.ts'
import { withStore } from './store.ts'

const MOST_BYTES = 256 * 1024 * 1024

/** Takes the Transparency Register's public export (CSV) in the place of the one before (rule G95). */
export async function importRegister(file: string, { json }: { readonly json?: true }): Promise<void> {
  const found = await stat(file).catch((cause: unknown) => {
    throw new CommandRefused(`${file} cannot be read`, { cause })
  })
  if (found.size > MOST_BYTES) throw new CommandRefused(`${file} is larger than ${MOST_BYTES / 1024 / 1024} MB`)
  const read = registerFrom(csvCells(await readFile(file, 'utf8')))
  if (read === null) throw new CommandRefused(`${file} has no columns for identification code, name and website`)
  const { entries, left } = read
  await withStore((store) => store.transaction((tx) => replaceRegister(tx, entries, Date.now())))
  told({ entries: entries.length, left }, `${entries.length} entries kept, ${left} without number, name or website left aside`, json)
}
