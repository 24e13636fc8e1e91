import type { PastedFate, RouteResponse } from '@undersigned/api'
import { countryCode } from '@undersigned/documents/page'
import type { Language, SignatoryClass } from '@undersigned/letter'
import { sortKeyOf } from '@undersigned/signatures'
import type { Known } from '@undersigned/signatures/authority'
import type { Columns, PastedEntry, PastedPreview } from '@undersigned/signatures/pasted'
import { appendEvent, type Db, insertSignatory, type LetterRow, letterOf, signatoriesOf, type Transacting } from '@undersigned/storage'
import { type Refused, refused } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { authorityRules } from './authority-rules.ts'
import { addressOf } from './contact.ts'
import { inviteToSign } from './invite-to-sign.ts'
import { namedSignatory } from './new-letter.ts'

type PastedView = RouteResponse<'pastedList'>
type Line = PastedView['lines'][number]

export interface Pasted {
  readonly bytes: Uint8Array
  readonly class: SignatoryClass
  readonly columns: Columns | null
  /** Whether the first row is headings; null: as it is recognised. */
  readonly hasHeadings: boolean | null
  /** By row, what somebody chose instead of what was proposed. */
  readonly fates: Readonly<Record<string, PastedFate>>
}

const MOST_BYTES = 1024 * 1024
const MOST_LINES = 1000
const SAMPLE = 5

/** What a pasted list would become; nothing is taken by looking (rule G65). */
export async function lookThroughPasted(
  services: Pick<Services, 'keys'>,
  db: Db,
  { letter, pasted }: { readonly letter: LetterRow; readonly pasted: Pasted },
): Promise<PastedView | Refused> {
  if (pasted.bytes.length > MOST_BYTES) return refused('too-large', { megabytes: 1 })
  const rows = await rowsIn(pasted.bytes)
  if (rows === null) return refused('file-not-readable', { reason: 'damaged' })
  const { columnsOf, previewOf } = await import('@undersigned/signatures/pasted')
  const guessed = columnsOf(rows)
  const headings = pasted.hasHeadings ?? guessed.hasHeadings
  const columns = pasted.columns ?? guessed.columns
  const body = headings ? rows.slice(1) : rows
  if (body.length > MOST_LINES) return refused('too-large', { limit: MOST_LINES, megabytes: 1 })
  const known = await knownIn(services, db, letter)
  const preview = previewOf(body, { columns, class: pasted.class, known })
  const may = { invite: mayInvite(letter), name: letter.manifest === null }
  return {
    columns: [...columns],
    headings,
    sample: rows.slice(0, SAMPLE).map((row) => row.slice(0, columns.length)),
    lines: linesOf(preview, { known, may, fates: pasted.fates }),
    mayInvite: may.invite,
    mayName: may.name,
    taken: null,
  }
}

/** The reader of such files is loaded by who pastes one. */
async function rowsIn(bytes: Uint8Array): Promise<readonly (readonly string[])[] | null> {
  const { csvToRows, DocumentRefused } = await import('@undersigned/documents/csv')
  try {
    return csvToRows(bytes)
  } catch (error) {
    if (error instanceof DocumentRefused) return null
    throw error
  }
}

const mayInvite = ({ manifest, stage }: LetterRow): boolean => manifest !== null && ['sealed', 'approval', 'sign-on'].includes(stage)

/** Whoever stands in the block already, in whatever state. */
async function knownIn(services: Pick<Services, 'keys'>, db: Db, letter: LetterRow): Promise<readonly Known[]> {
  const { mailHost, webHost } = await authorityRules()
  const rows = await signatoriesOf(db, letter.id, ['named', 'invited', 'pending', 'confirmed'])
  return rows.map((row) => ({
    kind: row.class === 'organisation' ? ('organisation' as const) : ('person' as const),
    name: row.name,
    host: row.class === 'organisation' ? (webHost(row.domain) ?? mailHost(addressOf(services, row) ?? '')) : null,
    acronym: row.acronym,
  }))
}

interface May {
  readonly invite: boolean
  readonly name: boolean
}

interface Chosen {
  readonly known: readonly Known[]
  readonly may: May
  readonly fates: Pasted['fates']
}

function linesOf({ entries, alike }: PastedPreview, { known, may, fates }: Chosen): Line[] {
  return entries.map((entry, at): Line => {
    const others = alike.filter(({ other }) => other === known.length + at)
    const same = others.map(({ one, reasons }): Line['alike'][number] => {
      const earlier = entries[one - known.length]
      return one < known.length
        ? { name: known[one]?.name ?? '', row: null, reasons: [...reasons] }
        : { name: earlier?.display.name ?? '', row: earlier?.row ?? null, reasons: [...reasons] }
    })
    const { row, display, email, host, acronym, problems } = entry
    const line = { row, display: { ...display }, email, host, acronym, problems: [...problems], alike: same }
    return { ...line, fate: fateOf(entry, { may, isTwice: same.some(({ reasons }) => reasons.includes('same-name')), wish: fates[row] }) }
  })
}

/** What cannot be read, or stands there already, is left unless somebody wants it; what has no name is left in any case. */
function fateOf(
  { problems, email }: PastedEntry,
  { may, isTwice, wish }: { readonly may: May; readonly isTwice: boolean; readonly wish: PastedFate | undefined },
): PastedFate {
  if (problems.includes('no-name') || problems.includes('too-long')) return 'leave'
  if (wish === undefined && (isTwice || problems.length > 0)) return 'leave'
  const wanted = wish ?? (may.invite && email !== null ? 'invite' : 'named')
  if (wanted === 'invite') return may.invite && email !== null ? 'invite' : 'leave'
  return wanted === 'named' && may.name ? 'named' : 'leave'
}

export interface Taking {
  readonly letter: LetterRow['id']
  readonly pasted: Pasted
  readonly language: Language
  readonly by: string
}

/** Takes a list as it was shown, all of it or nothing (rule G121). */
export async function takePasted(services: Services, { letter: id, pasted, language, by }: Taking): Promise<PastedView | Refused> {
  const outcome = await services.store.transaction(async (tx): Promise<PastedView | Refused> => {
    const letter = await letterOf(tx, id)
    if (letter === null) return refused('not-found')
    const view = await lookThroughPasted(services, tx, { letter, pasted })
    if ('refusal' in view) return view
    const taken = { named: 0, invited: 0 }
    for (const line of view.lines) {
      if (line.fate === 'named') await takeNamed(services, tx, { letter, line })
      if (line.fate === 'named') taken.named += 1
      if (line.fate !== 'invite' || line.email === null) continue
      const { display, email, acronym } = line
      await inviteToSign(services, tx, { letter, display, email: email.toLowerCase(), language, by, acronym, domain: await domainOf(line) })
      taken.invited += 1
    }
    await appendEvent(tx, {
      letterId: letter.id,
      kind: 'signatories-pasted',
      payload: taken,
      salt: services.newSalt(),
      actor: by,
      at: services.now(),
    })
    return { ...view, taken }
  })
  if (!('refusal' in outcome)) services.outbox.wake()
  return outcome
}

async function takeNamed(
  services: Pick<Services, 'newId' | 'now'>,
  tx: Transacting,
  { letter, line }: { readonly letter: LetterRow; readonly line: Line },
): Promise<void> {
  const { acronym, display: typed } = line
  const display = { ...typed, country: countryCode(typed.country, letter.language) ?? typed.country }
  const row = namedSignatory({ letter: letter.id, display, newId: services.newId, at: services.now() })
  await insertSignatory(tx, { ...row, acronym, domain: await domainOf(line), sortKey: sortKeyOf({ display }, letter.language) })
}

/** An organisation's own domain, where the list names one or a mailbox there. */
async function domainOf({ display, host }: Line): Promise<string> {
  const { isFreeMail } = await authorityRules()
  return display.class !== 'organisation' || host === null || isFreeMail(host) ? '' : host
}
