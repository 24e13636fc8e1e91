import type { Digest, LetterId } from '@undersigned/letter'
import {
  appendEvent,
  appendLoggedEvent,
  eraseAddress,
  eraseSignatory,
  letterOf,
  mailsKept,
  type OutboxRow,
  removeMails,
  removeMailsNaming,
  rowsOfAddress,
  rowsOfSame,
  type SignatoryRow,
  type Transacting,
} from '@undersigned/storage'
import type { Services } from '../services.ts'
import { type Self, selfBy } from './self.ts'

type Parts = Pick<Services, 'store' | 'keys' | 'now' | 'newSalt'>

interface Wish {
  readonly token: string
  /** Also what the same address signed elsewhere. */
  readonly everywhere: boolean
}

/** Erases whoever holds the link; null where it leads to nobody, which is also how it is afterwards (rules G125, G126, V20). */
export async function eraseSelf(parts: Parts & Pick<Services, 'publicPages' | 'rolls'>, { token, everywhere }: Wish): Promise<Self | null> {
  const erased = await parts.store.transaction(async (tx) => {
    const self = await selfBy(tx, token)
    if (self === null) return null
    await eraseRows(parts, tx, everywhere ? [...self.own, ...self.elsewhere] : self.own)
    const index = self.own.find(({ contactIndex }) => contactIndex !== null)?.contactIndex ?? null
    if (index !== null) await eraseAddress(tx, index, { letter: everywhere ? null : self.letter.id, at: parts.now() })
    return self
  })
  parts.rolls.forget()
  parts.publicPages.forget()
  return erased
}

/** Every signature that an address gave or was asked for. */
export async function eraseSignaturesOf(parts: Parts, tx: Transacting, contactIndex: string): Promise<void> {
  const rows = await rowsOfAddress(tx, contactIndex)
  const all = (await Promise.all(rows.map((row) => rowsOfSame(tx, row)))).flat()
  await eraseRows(parts, tx, [...new Map(all.map((row) => [row.id, row])).values()])
}

async function eraseRows(parts: Parts, tx: Transacting, rows: readonly SignatoryRow[]): Promise<void> {
  for (const [letter, own] of Map.groupBy(rows, ({ letterId }) => letterId)) await eraseFromLetter(parts, tx, { letter, own })
}

/** Takes signatures out by the clock: those rows, their entries and the mails that name them, whoever else has their name or address (rule P32). */
export async function forgetSignatures(parts: Omit<Parts, 'store'>, tx: Transacting, rows: readonly SignatoryRow[]): Promise<void> {
  for (const [letter, own] of Map.groupBy(rows, ({ letterId }) => letterId)) {
    const entries: number[] = []
    for (const row of own) entries.push(...(await eraseSignatory(tx, { ...row, nameKey: '' })))
    await removeMailsNaming(tx, { letter, ids: own.map(({ id }) => id) })
    await tellErased(parts, tx, { letter, manifest: await manifestOf(tx, letter, own), entries })
  }
}

const manifestOf = async (tx: Transacting, letter: LetterId, own: readonly SignatoryRow[]): Promise<Digest | null> =>
  own.findLast((row) => row.manifest !== null)?.manifest ?? (await letterOf(tx, letter))?.manifest ?? null

interface Erasing {
  readonly letter: LetterId
  readonly own: readonly SignatoryRow[]
}

async function eraseFromLetter(parts: Parts, tx: Transacting, { letter, own }: Erasing): Promise<void> {
  const traces = tracesOf(parts, own)
  const entries: number[] = []
  for (const row of own) entries.push(...(await eraseSignatory(tx, row)))
  await removeMails(tx, await mailsWith(parts, tx, { letter, traces }))
  const { keys: _, store: __, ...rest } = parts
  await tellErased(rest, tx, { letter, manifest: await manifestOf(tx, letter, own), entries })
}

interface Erased {
  readonly letter: LetterId
  readonly manifest: Digest | null
  readonly entries: readonly number[]
}

/** The log says that entries were erased; of somebody who only was invited, the history alone. */
async function tellErased(
  { now, newSalt }: Pick<Parts, 'now' | 'newSalt'>,
  tx: Transacting,
  { letter, manifest, entries }: Erased,
): Promise<void> {
  const event = { letterId: letter, salt: newSalt(), actor: null, at: now() }
  if (manifest === null || entries.length === 0) return void (await appendEvent(tx, { ...event, kind: 'signatory-erased', payload: {} }))
  const payload = { kind: 'erasure' as const, manifest, entries: [...new Set(entries)].sort((one, other) => one - other) }
  await appendLoggedEvent(tx, { ...event, payload })
}

/** By what a mail is known to be to somebody, or about them. */
interface Traces {
  readonly ids: readonly string[]
  readonly addresses: ReadonlySet<string>
  readonly names: ReadonlySet<string>
}

function tracesOf({ keys }: Pick<Parts, 'keys'>, rows: readonly SignatoryRow[]): Traces {
  const addresses = rows.flatMap(({ contact, contactKeyId }) =>
    contact === null || contactKeyId === null ? [] : [keys.open({ keyId: contactKeyId, ciphertext: contact }).toLowerCase()],
  )
  return { ids: rows.map(({ id }) => id), addresses: new Set(addresses), names: new Set(rows.map(({ name }) => name)) }
}

const READ_AT_ONCE = 500

interface Searched {
  readonly letter: LetterId | null
  readonly traces: Traces
}

/** Mails to them or about them, waiting or sent; to tell, each is opened. */
export async function mailsWith(parts: Pick<Parts, 'keys'>, tx: Transacting, { letter, traces }: Searched): Promise<readonly string[]> {
  const found: string[] = []
  for (let after = ''; ; ) {
    const page = await mailsKept(tx, letter, { after, limit: READ_AT_ONCE })
    found.push(...page.filter((mail) => isAbout(parts, mail, traces)).map(({ id }) => id))
    const last = page.at(-1)
    if (last === undefined || page.length < READ_AT_ONCE) return found
    after = last.id
  }
}

function isAbout({ keys }: Pick<Parts, 'keys'>, mail: OutboxRow, { ids, addresses, names }: Traces): boolean {
  const { keyId } = mail
  if (ids.some((id) => mail.idempotencyKey.includes(id))) return true
  if (addresses.has(keys.open({ keyId, ciphertext: mail.recipient }).toLowerCase())) return true
  const values: unknown = JSON.parse(keys.open({ keyId, ciphertext: mail.content }))
  return typeof values === 'object' && values !== null && Object.values(values).some((value) => names.has(String(value)))
}
