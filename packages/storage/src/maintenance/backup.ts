import { closeSync, constants, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openReading } from '../sqlite/connection.ts'
import { databaseFile } from '../sqlite/open.ts'

/** Why a backup or a restore did not happen; nothing was changed. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
  readonly reason: 'no-store' | 'file-exists' | 'store-exists' | 'damaged'

  constructor(reason: 'no-store' | 'file-exists' | 'store-exists' | 'damaged', message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

/** Writes the embedded store, as it is at this moment, into one new file that only its owner may read (rule P10). */
export function backupStore(dataDir: string, file: string): void {
  const store = databaseFile(dataDir)
  if (!existsSync(store)) throw new BackupRefused('no-store', `there is no store in ${dataDir}`)
  if (existsSync(file)) throw new BackupRefused('file-exists', `${file} is there already`)
  mkdirSync(dirname(file), { recursive: true })
  inPlaceOf(file, (part) => {
    const db = openReading(store)
    try {
      db.prepare('vacuum into ?').run(part)
    } finally {
      db.close()
    }
    assertSound(part)
  })
}

/** Gives a backup's moment back to a place where no store is (rule P10). */
export function restoreStore(file: string, dataDir: string): void {
  const store = databaseFile(dataDir)
  if (!existsSync(file)) throw new BackupRefused('no-store', `${file} is not there`)
  const left = ['', '-wal', '-shm', '-journal'].map((ending) => `${store}${ending}`).find((path) => existsSync(path))
  if (left !== undefined) throw new BackupRefused('store-exists', `${left} is there already; move it away first`)
  assertSound(file)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  inPlaceOf(store, (part) => copyFileSync(file, part))
}

/** The file appears whole or not at all, and is on the disk when this returns. */
function inPlaceOf(file: string, write: (part: string) => void): void {
  const part = `${file}.part`
  rmSync(part, { force: true })
  closeSync(openSync(part, constants.O_CREAT | constants.O_WRONLY | constants.O_EXCL, 0o600))
  try {
    write(part)
    flush(part)
    renameSync(part, file)
    flush(dirname(file))
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

function flush(path: string): void {
  const handle = openSync(path, constants.O_RDONLY)
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function assertSound(file: string): void {
  try {
    const db = new DatabaseSync(file, { readOnly: true })
    try {
      const answer = db.prepare('pragma integrity_check').get()
      if (answer?.integrity_check !== 'ok') throw new BackupRefused('damaged', `${file} is damaged: ${String(answer?.integrity_check)}`)
      db.prepare('select count(*) from "kysely_migration"').get()
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof BackupRefused) throw error
    throw new BackupRefused('damaged', `${file} is not a store of ours`, { cause: error })
  }
}
