import { existsSync } from 'node:fs'
import { BackupRefused, backupStore, databaseFile, restoreStore, verifyStore } from '@undersigned/storage'
import { print, printJson, told } from './output.ts'
import { pathOf } from './path.ts'
import { CommandRefused } from './refused.ts'
import { embeddedOnly, withStore } from './store.ts'

interface Options {
  readonly json?: true
}

/** Reads everything that must hold together; false when something does not. */
export async function verify({ json }: Options): Promise<boolean> {
  const verified = await withStore((store) => verifyStore(store))
  const { rooms, events, evidence, problems } = verified
  if (json) printJson({ ok: problems.length === 0, ...verified })
  else {
    for (const { kind, where } of problems) print(`${kind}: ${where}`)
    const sums = `${rooms} rooms, ${events} events, ${evidence} sealed texts and manifests`
    print(problems.length === 0 ? `${sums}: all in order` : `${sums}: ${problems.length} problems`)
  }
  return problems.length === 0
}

export async function backup(file: string, { json }: Options): Promise<void> {
  const dataDir = embeddedOnly('backup')
  refusing(() => backupStore(dataDir, pathOf(file)))
  told({ file: pathOf(file) }, `${file} written and checked; the keys are not in it (docs/operations.md)`, json)
}

export async function restore(file: string, { json }: Options): Promise<void> {
  const dataDir = embeddedOnly('restore')
  const left = ['-wal', '-shm'].map((ending) => `${databaseFile(dataDir)}${ending}`).filter((path) => existsSync(path))
  if (left.length > 0) {
    throw new CommandRefused(
      `a server holds the data in ${dataDir}, or one ended without closing it (${left.join(', ')} there); stop it, or restore to another DATA_DIR`,
    )
  }
  refusing(() => restoreStore(pathOf(file), dataDir))
  told({ file: pathOf(file), dataDir }, `restored to ${dataDir}; put secret-keys beside it and run verify`, json)
}

function refusing(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (error instanceof BackupRefused) throw new CommandRefused(error.message, { cause: error })
    throw error
  }
}
