import { canonicalText, digestOf, type Language, type LetterId, type LetterText, type Recipient } from '@undersigned/letter'
import {
  addVersion,
  appendEvent,
  appendWithin,
  changeLeadingLanguage,
  changeRecipient,
  type Db,
  declarationsOf,
  forgetUnitStates,
  headOf,
  holdRooms,
  keepSnapshot,
  type LetterRow,
  letterOf,
  readRoom,
  recipientsOf,
  removeVersion,
  reopenRooms,
  type Transacting,
  versionsOf,
} from '@undersigned/storage'
import { type RoomId, type RoomPart, roomId } from '@undersigned/sync'
import { type Refused, refused } from '../http/problem.ts'
import type { LeadAnswer } from '../reader/lead-task.ts'
import { verdictsOf } from '../reader/read-letter.ts'
import { wordsIn } from '../reader/reader.ts'
import type { Services } from '../services.ts'

interface Wish {
  readonly to: Language
  readonly by: string
}

/** What the letter would be if another language led, from what `db` says now; nothing is changed (rule T36). */
export async function leadAsked({ reader, now }: Services, db: Db, letter: LetterRow, { to, by }: Wish): Promise<LeadAnswer | Refused> {
  const { id, language } = letter
  const room = (part: RoomPart): RoomId => roomId({ letter: id, part })
  const [recipients, versions, declarations] = await Promise.all([recipientsOf(db, id), versionsOf(db, id), declarationsOf(db, id)])
  const read = versions.map(async (version) => ({
    language: version.language,
    content: await readRoom(db, room(version.language)),
    reviews: await verdictsOf(db, id, version.language),
  }))
  const answer = await reader.lead({
    language,
    recipients,
    declarations,
    original: await readRoom(db, room('original')),
    former: await readRoom(db, room(language)),
    versions: await Promise.all(read),
    to,
    by,
    at: now(),
  })
  return answer ?? refused('not-found')
}

interface Changing extends Wish {
  readonly letter: LetterId
  /** How many units the coordinator saw staying in the old language. */
  readonly untranslated: number
}

/** Lets another language lead: rows and rooms change as one, or not at all (rule T37). */
export async function changeLead(services: Services, changing: Changing): Promise<Refused | null> {
  const { store, rooms, reader } = services
  const outcome = await store.transaction((tx) => decide(services, tx, changing))
  if ('refusal' in outcome) return outcome
  rooms.announce(changing.letter, 'letter')
  rooms.readAnew(outcome)
  rooms.recheck(changing.letter)
  await reader.refresh(changing.letter)
  return null
}

async function decide(services: Services, tx: Transacting, changing: Changing): Promise<readonly RoomId[] | Refused> {
  const { to, by } = changing
  const letter = await letterOf(tx, changing.letter)
  if (letter === null) return refused('not-found')
  if (letter.stage !== 'drafting' || letter.amending !== null) return refused('not-in-this-stage', { stage: letter.stage })
  const versions = await versionsOf(tx, letter.id)
  if (!versions.some(({ language }) => language === to)) return refused('not-found')
  const parts: readonly RoomPart[] = ['original', letter.language, ...versions.map(({ language }) => language)]
  const rooms = parts.map((part) => roomId({ letter: letter.id, part }))
  await reopenRooms(tx, [roomId({ letter: letter.id, part: letter.language })])
  await holdRooms(tx, rooms)
  const answer = await leadAsked(services, tx, letter, { to, by })
  if ('refusal' in answer) return answer
  const { lead } = answer
  if (lead.blocking.length > 0) return refused('structure-unsettled', { count: lead.blocking.length })
  if (lead.untranslated.length > changing.untranslated) return refused('conflict')
  await keepBefore(services, tx, { letter, to, by, before: answer.before })
  await writeLead(services, tx, { letter, to, by, answer })
  return rooms
}

interface Before extends Wish {
  readonly letter: LetterRow
  readonly before: LeadAnswer['before']
}

/** Both texts as they were stay in the history, so that nothing that led or was translated is gone. */
async function keepBefore({ newId, now }: Services, tx: Transacting, { letter, to, by, before }: Before): Promise<void> {
  const texts: readonly (readonly [RoomPart, LetterText])[] = [
    ['original', before.original],
    [to, before.version],
  ]
  for (const [part, text] of texts) {
    const room = roomId({ letter: letter.id, part })
    const { n } = await headOf(tx, room)
    const digest = digestOf(canonicalText(text))
    const at = { fromAt: now(), toAt: now(), people: [by] }
    await keepSnapshot(tx, {
      id: newId(),
      letterId: letter.id,
      room,
      n,
      language: text.language,
      text,
      digest,
      ...at,
      words: wordsIn(text),
    })
  }
}

interface Writing extends Wish {
  readonly letter: LetterRow
  readonly answer: LeadAnswer
}

async function writeLead(services: Services, tx: Transacting, { letter, to, by, answer }: Writing): Promise<void> {
  const at = services.now()
  const { id, language } = letter
  // Nobody's: who confirmed a unit stays its last writer, and the coordinator may review it.
  await appendWithin(
    tx,
    answer.updates.map(({ part, update }) => ({ room: roomId({ letter: id, part }), update, person: null, at })),
  )
  await changeLeadingLanguage(tx, id, { language: to, at })
  await removeVersion(tx, { letterId: id, language: to, at })
  await addVersion(tx, { letterId: id, language, by, at })
  // Their room numbers are another room's from now on.
  await forgetUnitStates(tx, id, [language, to])
  const before = await recipientsOf(tx, id)
  for (const recipient of answer.lead.recipients) await changeFields(tx, id, { before, recipient })
  const payload = { language: to, previous: language, untranslated: answer.lead.untranslated.length }
  await appendEvent(tx, { letterId: id, kind: 'lead-changed', payload, salt: services.newSalt(), actor: by, at })
}

async function changeFields(
  tx: Transacting,
  letter: LetterId,
  { before, recipient }: { readonly before: readonly Recipient[]; readonly recipient: Recipient },
): Promise<void> {
  const { id, function: role, institution } = recipient
  const known = before.find((each) => each.id === id)
  if (known === undefined || (known.function === role && known.institution === institution)) return
  await changeRecipient(tx, { letter, id, change: { function: role, institution } })
}
