import type { Digest, Language, LetterId, RecipientId, UnitDigest, UnitId } from '@undersigned/letter'
import type { Role, Salt, SignOn, Stage } from '@undersigned/signatures'
import type { Generated } from 'kysely'
import type { Flag, Instant, JsonText, SealedContact } from './columns.ts'

export interface LetterTables {
  letter: LetterTable
  letter_role: LetterRoleTable
  letter_epoch: LetterEpochTable
  version: VersionTable
  letter_copy: LetterCopyTable
  recipient: RecipientTable
  review: ReviewTable
  declaration: DeclarationTable
  check_dismissal: CheckDismissalTable
  unit_state: UnitStateTable
  language_day: LanguageDayTable
  assignment: AssignmentTable
  done_mark: DoneMarkTable
  digest: DigestTable
  snapshot: SnapshotTable
}

export interface LetterTable {
  id: LetterId
  coalitionId: string
  /** One ASCII slug per letter, fixed once published (D28). */
  slug: string
  title: string
  language: Language
  /** One copy to all, or copies each with its recipients (D6). */
  mode: 'joint' | 'individual'
  stage: Stage
  stageSince: Instant
  /** The IANA zone its deadlines and embargo are shown in. */
  zone: string
  softDeadline: Instant | null
  hardDeadline: Instant | null
  embargoUntil: Instant | null
  publishedAt: Instant | null
  /** Who may sign in sign-on: those invited (private), or anyone. */
  signOn: SignOn
  /** Which classes may sign on the public page (JSON array). */
  publicClasses: Generated<JsonText>
  /** Since when signatures are taken and none is newly listed. */
  listingPausedAt: Generated<Instant | null>
  /** Rules of the signatory block and of its order, as the manifest names them (D21). */
  blockRules: JsonText
  /** The manifest in force, and the one that is being amended. */
  manifest: Digest | null
  amending: Digest | null
  /** How many days a check of a recipient's record holds (rule G86). */
  recipientDays: Generated<number>
  createdBy: string | null
  createdAt: Instant
  updatedAt: Instant
}

/** One role of one account on a letter, for an organisation or for none; `languages` (JSON array) are a translator's or a reviewer's. */
interface LetterRoleTable {
  id: string
  letterId: LetterId
  userId: string
  role: Role
  languages: JsonText
  organisationId: string | null
  grantedBy: string | null
  grantedAt: Instant
}

/** Raised whenever an account's rights on a letter change, so that tickets made before stop working (D15). */
interface LetterEpochTable {
  letterId: LetterId
  userId: string
  epoch: number
}

/** A version taken out of its letter keeps its words and comes back with them. */
interface VersionTable {
  letterId: LetterId
  language: Language
  createdBy: string | null
  createdAt: Instant
  removedAt: Instant | null
  /** Whether it shall be sealed with the letter (rule T115). */
  wanted: Generated<Flag>
}

/** One copy of a letter that goes out individually; its salutation lines (JSON, `Inline[]`) replace the salutation paragraph. */
interface LetterCopyTable {
  id: string
  letterId: LetterId
  position: number
  language: Language
  salutation: JsonText
}

interface RecipientTable extends SealedContact {
  id: RecipientId
  letterId: LetterId
  copyId: string | null
  position: number
  honorific: string
  name: string
  function: string
  institution: string
  country: string
  language: Language | null
  /** Where they are written to on paper. */
  address: Generated<string>
  /** What the commitment to both addresses in the manifest is made with; null as long as neither is known (D21). */
  addressSalt: Generated<Salt | null>
  /** Where the record comes from, and who last compared it with that (rule G86). */
  source: Generated<string>
  checkedBy: Generated<string | null>
  checkedAt: Generated<Instant | null>
}

/** A verdict on a unit of a version, bound to both texts it was given on (D9). Rows are added, the newest counts. */
export interface ReviewTable {
  id: string
  letterId: LetterId
  language: Language
  unit: UnitId
  sourceDigest: UnitDigest
  targetDigest: UnitDigest
  verdict: 'reviewed' | 'returned'
  reason: string
  by: string
  at: Instant
}

/** An edit of one unit of the original that somebody declared to have no effect on translations; withdrawn, never changed (rule T33). */
export interface DeclarationTable {
  id: string
  letterId: LetterId
  unit: UnitId
  fromDigest: UnitDigest
  toDigest: UnitDigest
  note: string
  by: string
  at: Instant
  withdrawnAt: Instant | null
  withdrawnBy: string | null
}

/** A finding that somebody found right as it is; bound to both texts (rule T62). */
export interface CheckDismissalTable {
  letterId: LetterId
  language: Language
  unit: UnitId
  check: string
  sourceDigest: UnitDigest
  targetDigest: UnitDigest
  reason: string
  by: string
  at: Instant
}

/** What the reader last made of a version (D11): sums in `counts`, each unit's state and digests in `units`. */
export interface UnitStateTable {
  letterId: LetterId
  language: Language
  originalN: number
  versionN: number
  complete: Flag
  counts: JsonText
  units: JsonText
  at: Instant
}

/** How far a version was at the end of a day, in steps: a word that is translated is one, a word that is reviewed two (rule T117). */
export interface LanguageDayTable {
  letterId: LetterId
  language: Language
  /** Days since 1970, UTC. */
  day: number
  done: number
  whole: number
  at: Instant
}

/** A language, or one unit of it, that was given to somebody (rule T118). */
export interface AssignmentTable {
  letterId: LetterId
  language: Language
  /** Empty: the whole language. */
  unit: string
  userId: string
  dueAt: Instant | null
  by: string
  at: Instant
}

/** Somebody said that their share of a language is done; whether it still is, is derived (rule T119). */
export interface DoneMarkTable {
  letterId: LetterId
  language: Language
  userId: string
  at: Instant
}

/** What a translator was last told of a letter by mail, and whether they want to be (rules T141, T143). */
export interface DigestTable {
  letterId: LetterId
  userId: string
  /** The keys of the needs they know of, a JSON array. */
  told: JsonText
  /** Of the token in their mails that stops them. */
  tokenHash: string
  muted: Flag
  /** When the last mail was queued. */
  lastAt: Instant | null
}

/** The canonical text at the end of a spell of editing, with who wrote in it (D10). */
export interface SnapshotTable {
  id: string
  letterId: LetterId
  room: string
  n: number
  language: Language
  text: JsonText
  digest: Digest
  fromAt: Instant
  toAt: Instant
  people: JsonText
  /** How many words the text has; null in rows from before it was kept. */
  words: number | null
}
