import type { LetterId } from '@undersigned/letter'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { MachineJobTable, MachineLetterTable, MachineServiceTable } from './schema-help.ts'

export type MachineServiceRow = Selectable<MachineServiceTable>
export type MachineLetterRow = Selectable<MachineLetterTable>
export type MachineJobRow = Selectable<MachineJobTable>

/** The services a coalition has a key for; the keys stay sealed. */
export async function machineServicesOf(db: Db, coalition: string): Promise<readonly MachineServiceRow[]> {
  return db.selectFrom('machine_service').where('coalitionId', '=', coalition).selectAll().orderBy('service').execute()
}

export async function putMachineService(db: Db, row: MachineServiceRow): Promise<void> {
  const { coalitionId: _, service: __, ...values } = row
  await db
    .insertInto('machine_service')
    .values(row)
    .onConflict((conflict) => conflict.columns(['coalitionId', 'service']).doUpdateSet(values))
    .execute()
}

/** Forgets a key, and switches the service off for every letter of the coalition. False where there was none. */
export async function removeMachineService(db: Db, coalition: string, service: string): Promise<boolean> {
  await db
    .deleteFrom('machine_letter')
    .where('service', '=', service)
    .where('letterId', 'in', (eb) => eb.selectFrom('letter').where('coalitionId', '=', coalition).select('id'))
    .execute()
  const { numDeletedRows } = await db
    .deleteFrom('machine_service')
    .where('coalitionId', '=', coalition)
    .where('service', '=', service)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** The service a coordinator said this letter's text may go to; null while none may have it. */
export async function machineOfLetter(db: Db, letter: LetterId): Promise<MachineLetterRow | null> {
  return (await db.selectFrom('machine_letter').where('letterId', '=', letter).selectAll().executeTakeFirst()) ?? null
}

export async function setMachineOfLetter(db: Db, row: MachineLetterRow): Promise<void> {
  const { letterId: _, ...values } = row
  await db
    .insertInto('machine_letter')
    .values(row)
    .onConflict((conflict) => conflict.column('letterId').doUpdateSet(values))
    .execute()
}

export async function clearMachineOfLetter(db: Db, letter: LetterId): Promise<void> {
  await db.deleteFrom('machine_letter').where('letterId', '=', letter).execute()
}

/** Keeps what was promised, and forgets promises nobody kept in time. */
export async function addMachineJobs(db: Db, jobs: readonly MachineJobRow[], now: number): Promise<void> {
  await db.deleteFrom('machine_job').where('expiresAt', '<', now).execute()
  if (jobs.length > 0)
    await db
      .insertInto('machine_job')
      .values([...jobs])
      .execute()
}

export async function machineJobOf(db: Db, token: string): Promise<MachineJobRow | null> {
  return (await db.selectFrom('machine_job').where('token', '=', token).selectAll().executeTakeFirst()) ?? null
}

/** Writes an answer into a promise that still waits; false where it has one already, or has lapsed (rule T99). */
export async function settleMachineJob(
  db: Db,
  { token, state, answer, at }: { readonly token: string; readonly state: 'done' | 'failed'; readonly answer: string; readonly at: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('machine_job')
    .set({ state, answer })
    .where('token', '=', token)
    .where('state', '=', 'waiting')
    .where('expiresAt', '>=', at)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A promise that was handed over is forgotten, and the text with it. */
export async function takeMachineJob(db: Db, token: string): Promise<void> {
  await db.deleteFrom('machine_job').where('token', '=', token).execute()
}
