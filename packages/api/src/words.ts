/** The closed vocabularies of the contract. No schema library here: screens import them too. */
export const LETTER_ROLES = ['coordinator', 'drafter', 'translator', 'reviewer', 'representative', 'observer'] as const
export const STAGES = ['drafting', 'in-review', 'frozen', 'sealed', 'approval', 'sign-on', 'closed', 'archived'] as const
export const LETTER_MODES = ['joint', 'individual'] as const
export const UNIT_STATES = ['missing', 'draft', 'translated', 'reviewed', 'stale'] as const
/** How a unit stands on the map, with the character it travels as: a half that another unit's translation still holds is covered. */
export const MAP_STATES = { m: 'missing', c: 'covered', d: 'draft', t: 'translated', r: 'reviewed', s: 'stale' } as const
export const SIGNATURE_STATES = ['invited', 'pending', 'confirmed', 'withdrawn'] as const
export const DEMO_PEOPLE = ['coordinator', 'drafter', 'translator', 'representative'] as const
export const EXPORT_FORMATS = ['pdf', 'docx', 'md', 'html'] as const
/** What follows a language in our own addresses (`/fr/sign/…`, `/fr/privacy`) or may one day, so no letter can have it for its name. */
export const RESERVED_SLUGS: readonly string[] = [
  'sign',
  'confirm',
  'withdraw',
  'object',
  'again',
  'erase',
  'choices',
  'my-data',
  'privacy',
  'list',
  'proof',
  'letters',
  'about',
  'help',
  'imprint',
  'terms',
  'accessibility',
]
/** Moves of the stage that one coordinator makes alone. */
/** What somebody may be shown of how people are reached (rule P42). */
export const ACCESS_KINDS = ['opted-in', 'reports', 'mail-hosts', 'invitations', 'answers', 'list'] as const
export type AccessKind = (typeof ACCESS_KINDS)[number]

export const STAGE_MOVES = ['in-review', 'drafting', 'approval', 'sign-on', 'closed', 'archived'] as const
/** What needs two people (D20). */
export const TWO_PERSON_ACTIONS = ['freeze', 'unfreeze', 'seal', 'publish', 'amend', 'deliver'] as const
/** Yes; yes if; no (rule G78). */
export const ANSWER_VERDICTS = ['approve', 'condition', 'refuse'] as const
export const APPROVAL_STATES = ['approved', 'partly', 'conditional', 'refused', 'waiting'] as const
/** Where a mail stands; `deferred` is one that was tried and waits, `unclear` one whose answer nobody was left to hear (rule G146). */
export const MAIL_STATES = [
  'queued',
  'deferred',
  'sending',
  'sent',
  'failed',
  'unclear',
  'bounced',
  'suppressed',
  'expired',
  'kept',
] as const
export type MailState = (typeof MAIL_STATES)[number]

/** Whether mails leave this server; without a mail server they are kept for the mailbox page, or nothing becomes of them. */
export const MAIL_SERVERS = ['there', 'mailbox', 'none'] as const
export type MailServer = (typeof MAIL_SERVERS)[number]
/** How a copy stands, and why one is not let go (rules G141, G144). */
export const DELIVERY_STATES = ['queued', 'sent', 'bounced', 'answered'] as const
export const HOLD_REASONS = ['already-delivered', 'no-address', 'unchecked', 'stale', 'language-not-sealed', 'address-bounced'] as const
export const RECORD_TRUST = ['checked', 'stale', 'unchecked'] as const
/** What an amendment may be closed as, from what touches no signature to what touches all (rule G40). */
export const AMENDMENT_CLASSES = ['layout', 'deadline', 'correction', 'substance'] as const
/** How a confirmed signature stands to the text in force, and to the list (rules G42 to G45, G90). */
export const SIGNATURE_STANDINGS = ['listed', 'carried', 'waiting', 'asked', 'objected', 'lapsed'] as const

/** Services that translate, and why one gave no words for a unit (rule T97). */
export const MACHINE_SERVICES = ['deepl', 'libretranslate', 'etranslation'] as const
export const MACHINE_FAILURES = [
  'unauthorised',
  'too-many',
  'quota',
  'unavailable',
  'timed-out',
  'language',
  'too-long',
  'half-an-answer',
  'not-understood',
  'marks-lost',
] as const
export type MachineFailure = (typeof MACHINE_FAILURES)[number]

/** Why the server said no. Words for each stand in the catalogue under `problems`. */
export const PROBLEMS = [
  'malformed',
  'signed-out',
  'forbidden',
  'not-found',
  'conflict',
  'foreign-origin',
  'too-large',
  'too-many-requests',
  'form-trap',
  'form-too-fast',
  'form-expired',
  'wrong-code',
  'link-used-or-expired',
  'invitation-used-or-expired',
  'already-a-member',
  'last-coordinator',
  'organisation-taken',
  'organisation-needed',
  'slug-taken',
  'slug-fixed',
  'deadlines-crossed',
  'not-in-this-stage',
  'request-pending',
  'request-lapsed',
  'same-person',
  'other-organisation-needed',
  'invite-a-second',
  'open-placeholders',
  'unit-moved-on',
  'structure-unsettled',
  'own-work',
  'machine-off',
  'checks-open',
  'sealed-text',
  'versions-incomplete',
  'change-is-more',
  'not-published',
  'under-embargo',
  'hard-deadline-passed',
  'already-signed',
  'organisation-signed',
  'already-approved',
  'not-an-approver',
  'quorum-out-of-reach',
  'source-needed',
  'records-stale',
  'nothing-to-send',
  'copies-on-their-way',
  'file-not-readable',
  'file-not-supported',
  'file-of-another-letter',
  'no-such-copy',
  'export-failed',
  'demo-only',
  'server-error',
  'offline',
] as const

export type LetterRole = (typeof LETTER_ROLES)[number]
export type LetterStage = (typeof STAGES)[number]
export type LetterMode = (typeof LETTER_MODES)[number]
export type UnitStateName = (typeof UNIT_STATES)[number]
export type MapLetter = keyof typeof MAP_STATES
export type MapState = (typeof MAP_STATES)[MapLetter]
export type SignatureState = (typeof SIGNATURE_STATES)[number]
export type DemoPerson = (typeof DEMO_PEOPLE)[number]
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
export type StageMove = (typeof STAGE_MOVES)[number]
export type TwoPersonAction = (typeof TWO_PERSON_ACTIONS)[number]
export type AmendmentClass = (typeof AMENDMENT_CLASSES)[number]
export type SignatureStanding = (typeof SIGNATURE_STANDINGS)[number]
export type ProblemCode = (typeof PROBLEMS)[number]

/** A refusal as it travels. `facts` are for the words: a limit, a field, a number of minutes. */
export interface Problem {
  readonly status: number
  readonly problem: ProblemCode
  readonly facts: Readonly<Record<string, string | number>>
}
