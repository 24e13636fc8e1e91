import { confirmUnit, readLetterText, readVersion, writeAcceptance, writeUnit } from '@undersigned/collab'
import { digestOfUnit, type Inline, type Language, recipientId, type UnitId } from '@undersigned/letter'
import { acceptanceOf, type Orphan, offersOf, orphans, pair, type Row, recordOf, type Unit, unitsOf } from '@undersigned/translation'
import type * as Y from 'yjs'
import { asked, type DemoSeat } from '../browser-demo.ts'
import type { RoomGuest } from '../room-guest.ts'
import type { Wording } from './letter.ts'
import type { People, TheLetter } from './people.ts'
import { enterRoom } from './rooms.ts'

/** Whose hands a language is in. */
const translatorOf = ({ elise, nikos }: People, language: Language): DemoSeat => (language === 'el' ? nikos : elise)

/** The original's units as they stand in its room now. */
export async function unitsNow({ site, ana }: People, { id }: TheLetter): Promise<readonly Unit[]> {
  const room = await enterRoom(site, ana, `letter/${id}/original`)
  const text = readLetterText(room.doc, 'en')
  room.leave()
  const { recipients } = await asked(ana, 'recipientsList', { params: { letter: id } })
  return unitsOf(
    text,
    recipients.map((recipient) => ({ ...recipient, id: recipientId(recipient.id) })),
  )
}

export interface Desk {
  readonly doc: Y.Doc
  readonly units: readonly Unit[]
  readonly language: Language
  /** The account that writes. */
  readonly by: string
}

/** Sits down at a version without a screen, does something and waits until it is saved. */
export async function atDesk(
  people: People,
  letter: TheLetter,
  { language, units, work }: Pick<Desk, 'language' | 'units'> & { readonly work: (desk: Desk) => void },
): Promise<void> {
  const seat = translatorOf(people, language)
  const { id: by } = await asked(seat, 'meGet', {})
  const guest: RoomGuest = await enterRoom(people.site, seat, `letter/${letter.id}/${language}`)
  work({ doc: guest.doc, units, language, by })
  await guest.saved()
  guest.leave()
}

/** Writes what is wanted of each unit where it does not stand there yet, and confirms it, as "mark and go on" does. */
export function confirmAll({ doc, units, by }: Desk, wording: Wording): void {
  const rows = pair(units, readVersion(doc))
  for (const row of rows) {
    const content = wording.get(row.unit.id)
    if (content === undefined || (row.state === 'translated' && row.targetDigest === digestOfUnit(content))) continue
    writeUnit(doc, row.unit.id, content)
    confirm(doc, { unit: row.unit, content, by })
  }
}

interface Confirmed {
  readonly unit: Unit
  readonly content: readonly Inline[]
  readonly by: string
}

const confirm = (doc: Y.Doc, { unit, content, by }: Confirmed): void =>
  confirmUnit(doc, unit.id, { ...recordOf(unit), targetDigest: digestOfUnit(content), origin: 'human', by, at: Date.now() })

interface Standing {
  readonly rows: readonly Row[]
  readonly lost: readonly Orphan[]
}

const standingIn = ({ doc, units }: Pick<Desk, 'doc' | 'units'>): Standing => {
  const version = readVersion(doc)
  return { rows: pair(units, version), lost: orphans(units, version) }
}

/** Accepts every cut and join that is offered, one after another, as their key does. */
export function acceptAll(desk: Desk): void {
  for (;;) {
    const { rows, lost } = standingIn(desk)
    const [offer] = offersOf(rows, lost, desk.language)
    if (offer === undefined) return
    writeAcceptance(desk.doc, acceptanceOf(offer, { rows, orphans: lost, by: desk.by, at: Date.now() }))
  }
}

/** Marks units of a version reviewed, as the button does, on the texts that stand there. */
export async function review(
  { site, ana }: People,
  { id: letter }: TheLetter,
  { language, units, which = () => true }: Pick<Desk, 'language' | 'units'> & { readonly which?: (unit: UnitId) => boolean },
): Promise<void> {
  const guest = await enterRoom(site, ana, `letter/${letter}/${language}`)
  const { rows } = standingIn({ doc: guest.doc, units })
  guest.leave()
  for (const { unit, targetDigest } of rows) {
    if (!which(unit.id)) continue
    const body = { verdict: 'reviewed' as const, sourceDigest: unit.digest, targetDigest }
    await asked(ana, 'reviewPut', { params: { letter, language, unit: unit.id }, body })
  }
}
