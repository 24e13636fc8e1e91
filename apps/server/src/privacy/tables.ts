import type { Clock } from '../retention/keep-days.ts'

/** What a column says about a person. */
export const CLASSES = {
  none: 'nothing about a person',
  number: 'a number that leads to a person only through another row',
  account: 'a person with an account: name, sign-in address, browser',
  display: 'what is printed under a letter, or in it',
  opinion: 'that, when and to what somebody agreed: it shows a political opinion (Art. 9 GDPR)',
  contact: 'how somebody can be reached, or what they wrote in confidence: ciphertext',
  key: 'which key the ciphertext was made with',
  index: 'a keyed hash of an address',
  secret: 'a hash or salt of a link, a code or a proof',
  words: 'what somebody wrote in their work',
  moment: 'when somebody did something',
} as const

export type ColumnClass = keyof typeof CLASSES

/** Why people's data are worked with, on what ground, and who they are. */
export const PURPOSES = {
  sign: {
    title: 'Collecting and showing signatures',
    people: 'people who sign a letter for themselves or for an organisation, and people invited to sign',
    basis:
      'Art. 6(1)(a) and Art. 9(2)(a): they sign, and confirm it by a link; what is printed was manifestly made public by them (Art. 9(2)(e))',
  },
  told: {
    title: 'Hearing from a letter or an organisation after signing',
    people: 'signatories who ticked that they wish to',
    basis: 'Art. 6(1)(a) and Art. 9(2)(a): a consent of its own for each purpose, unticked, with the words it was given to',
  },
  guard: {
    title: 'Keeping the list true',
    people: 'signatories, people who report a signature, colleagues asked whether somebody signs for their organisation',
    basis: 'Art. 6(1)(f): signatories and readers rely on the list; for what shows an opinion, the consent to sign (Art. 9(2)(a))',
  },
  deliver: {
    title: 'Delivering letters and filing answers',
    people: 'recipients in public office and their offices',
    basis: 'Art. 6(1)(f): writing to who holds a public office, in that office',
  },
  work: {
    title: 'Writing and translating letters together',
    people:
      'people with an account: coordinators, drafters, translators, reviewers, representatives, observers, and people invited to be one',
    basis: 'Art. 6(1)(b): the use of the workspace they asked for; Art. 6(1)(f): that the history of a letter says who did what',
  },
  prove: {
    title: 'Proving what was signed',
    people: 'signatories and coordinators, by salted commitments in the public log',
    basis: 'Art. 6(1)(f) and Art. 9(2)(a): that anyone can check the list; whoever erases themselves takes along what opens their entries',
  },
  run: {
    title: 'Running the service safely',
    people: 'visitors, people with an account',
    basis: 'Art. 6(1)(f) and Art. 32: keeping programs and strangers out; Art. 5(2): showing who saw what',
  },
} as const

export type PrivacyPurpose = keyof typeof PURPOSES

/** Until when a row stays: a clock, or the end of what it belongs to. */
export const ENDS = {
  letter: 'as long as the letter is kept; whoever it is about may erase it by a link before',
  account: 'until the account is erased',
  coalition: 'as long as the coalition exists',
  always: 'not about anybody',
} as const

export type Until = Clock | keyof typeof ENDS

export interface TableFacts {
  readonly purpose: PrivacyPurpose | null
  readonly until: readonly Until[]
  /** The columns of each class, parted by spaces. */
  readonly columns: Partial<Readonly<Record<ColumnClass, string>>>
}

const contact = { contact: 'contact', key: 'contactKeyId' } as const
const nobody = { purpose: null, until: ['always'] } as const
const work = { purpose: 'work', until: ['letter'] } as const

/** Every table of the schema and the class of each of its columns (rule P43). */
export const TABLES: Readonly<Record<string, TableFacts>> = {
  account: {
    purpose: 'work',
    until: ['account'],
    columns: {
      number: 'id accountId userId',
      none: 'providerId scope',
      secret: 'accessToken refreshToken idToken password',
      moment: 'accessTokenExpiresAt refreshTokenExpiresAt createdAt updatedAt',
    },
  },
  amendment: { ...work, columns: { none: 'letterId manifest change days openedFrom openedAt' } },
  answer: {
    ...work,
    columns: {
      number: 'id by repliedBy',
      none: 'letterId organisationId about object language unit inAdvance reply',
      words: 'verdict words replyWords',
      moment: 'at repliedAt',
    },
  },
  assignment: { ...work, columns: { none: 'letterId language unit dueAt', number: 'userId by', moment: 'at' } },
  authority_fact: {
    purpose: 'guard',
    until: ['contact', 'withdrawn', 'letter'],
    columns: {
      ...contact,
      number: 'id signature',
      none: 'letterId kind state',
      display: 'detail',
      index: 'contactIndex',
      secret: 'tokenHash',
      moment: 'at expiresAt decidedAt',
    },
  },
  check_dismissal: {
    ...work,
    columns: { none: 'letterId language unit check sourceDigest targetDigest', words: 'reason', number: 'by', moment: 'at' },
  },
  coalition: { purpose: 'work', until: ['coalition'], columns: { none: 'id name', number: 'createdBy', moment: 'createdAt' } },
  concept: {
    purpose: 'work',
    until: ['coalition'],
    columns: { none: 'id coalitionId definition doNotTranslate variants', number: 'changedBy', moment: 'changedAt' },
  },
  consent: {
    purpose: 'told',
    until: ['withdrawn', 'contact', 'letter'],
    columns: { number: 'id signature', none: 'letterId organisationId wording language', opinion: 'purpose at withdrawnAt' },
  },
  contact_access: {
    purpose: 'run',
    until: ['access'],
    columns: { number: 'id by signature', none: 'letterId coalitionId what count', words: 'reason', moment: 'at' },
  },
  contact_offer: { purpose: 'told', until: ['letter'], columns: { none: 'letterId organisationId', number: 'by', moment: 'at' } },
  cosignature: { ...nobody, columns: { none: 'letterId key size signature at' } },
  cover: {
    purpose: 'deliver',
    until: ['letter'],
    columns: { none: 'letterId language', words: 'subject body', number: 'by', moment: 'at' },
  },
  declaration: {
    ...work,
    columns: { none: 'id letterId unit fromDigest toDigest', words: 'note', number: 'by withdrawnBy', moment: 'at withdrawnAt' },
  },
  delivery: {
    purpose: 'deliver',
    until: ['contact', 'letter'],
    columns: {
      none: 'letterId manifest language mail state reason files',
      number: 'recipient releasedBy',
      index: 'address',
      moment: 'releasedAt sentAt bouncedAt answeredAt',
    },
  },
  desk_decision: {
    purpose: 'guard',
    until: ['report', 'letter'],
    columns: {
      number: 'id signature other report by undoneBy',
      none: 'letterId verdict',
      words: 'reason note',
      opinion: 'before',
      secret: 'tokenHash',
      contact: 'answer',
      key: 'answerKeyId',
      moment: 'at undoneAt answeredAt',
    },
  },
  desk_keeper: { ...work, columns: { none: 'letterId', number: 'userId by', moment: 'at' } },
  desk_report: {
    purpose: 'guard',
    until: ['report', 'contact'],
    columns: { number: 'id signature decision', none: 'letterId kind locale', key: 'keyId', contact: 'content', moment: 'at' },
  },
  digest: { ...work, columns: { none: 'letterId told muted', number: 'userId', secret: 'tokenHash', moment: 'lastAt' } },
  done_mark: { ...work, columns: { none: 'letterId language', number: 'userId', moment: 'at' } },
  event: {
    purpose: 'prove',
    until: ['withdrawn', 'letter'],
    columns: { none: 'letterId seq kind', opinion: 'payload', secret: 'salt leaf', number: 'actor', moment: 'at' },
  },
  follow_up: {
    purpose: 'told',
    until: ['letter'],
    columns: { none: 'id letterId people', number: 'createdBy sentBy', moment: 'createdAt sentAt' },
  },
  follow_up_text: {
    purpose: 'told',
    until: ['letter'],
    columns: { none: 'followUp language', words: 'subject body', number: 'by', moment: 'at' },
  },
  frozen_text: { purpose: 'prove', until: ['letter'], columns: { none: 'letterId room n language bytes digest text at' } },
  glossary: { ...nobody, columns: { none: 'coalitionId version' } },
  invitation: {
    purpose: 'work',
    until: ['invitation', 'contact'],
    columns: {
      ...contact,
      number: 'id invitedBy acceptedBy',
      none: 'coalitionId letterId role languages organisationId organisationName locale coordinator',
      index: 'contactIndex',
      secret: 'tokenHash',
      moment: 'createdAt expiresAt acceptedAt revokedAt',
    },
  },
  kept_secret: { ...nobody, columns: { none: 'name secret at', key: 'keyId' } },
  key_holder: { ...nobody, columns: { none: 'server keys at' } },
  language_day: { ...nobody, columns: { none: 'letterId language day done whole at' } },
  letter: {
    ...work,
    columns: {
      none: 'id coalitionId slug title language mode stage stageSince zone softDeadline hardDeadline embargoUntil publishedAt signOn blockRules manifest amending updatedAt recipientDays publicClasses listingPausedAt',
      number: 'createdBy',
      moment: 'createdAt',
    },
  },
  letter_copy: { purpose: 'deliver', until: ['letter'], columns: { none: 'id letterId position language', display: 'salutation' } },
  letter_epoch: { ...work, columns: { none: 'letterId epoch', number: 'userId' } },
  letter_partner: { ...work, columns: { none: 'letterId site', number: 'by', moment: 'at' } },
  letter_picture: { ...nobody, columns: { none: 'letterId language shows png at' } },
  letter_role: {
    ...work,
    columns: { none: 'letterId role languages organisationId', number: 'id userId grantedBy', moment: 'grantedAt' },
  },
  log_hash: { ...nobody, columns: { none: 'letterId level index hash' } },
  machine_job: {
    ...work,
    columns: { none: 'letterId language unit service markup state answer', secret: 'token', number: 'by', moment: 'at expiresAt' },
  },
  machine_letter: { ...work, columns: { none: 'letterId service', number: 'by', moment: 'at' } },
  machine_service: {
    purpose: 'work',
    until: ['coalition'],
    columns: { none: 'coalitionId service', key: 'keyId', contact: 'secret', number: 'by', moment: 'at' },
  },
  manifest: { purpose: 'prove', until: ['letter'], columns: { none: 'letterId digest previous bytes', number: 'by', moment: 'at' } },
  membership: {
    purpose: 'work',
    until: ['account'],
    columns: { none: 'coalitionId organisationId coordinator', number: 'id userId', moment: 'joinedAt leftAt' },
  },
  memory_sketch: { ...nobody, columns: { none: 'feature source' } },
  memory_source: { ...nobody, columns: { none: 'n coalitionId language words' } },
  memory_unit: {
    purpose: 'work',
    until: ['coalition'],
    columns: {
      none: 'id source coalitionId fromLanguage toLanguage before after letterId unit',
      words: 'sourceContent targetContent',
      number: 'by',
      moment: 'at',
    },
  },
  meta: { ...nobody, columns: { none: 'key value' } },
  noted_name: {
    purpose: 'guard',
    until: ['coalition'],
    columns: { none: 'coalitionId', display: 'nameKey name', words: 'note', number: 'by', moment: 'at' },
  },
  organisation: { purpose: 'work', until: ['coalition'], columns: { none: 'id coalitionId name country createdAt' } },
  outbox: {
    purpose: 'sign',
    until: ['mail', 'contact'],
    columns: {
      number: 'id idempotencyKey recipientId',
      none: 'letterId locale template state attempts nextAt lastError stream forgottenAt',
      key: 'keyId',
      contact: 'recipient content',
      index: 'contactIndex',
      moment: 'createdAt sentAt expiresAt',
    },
  },
  passkey: {
    purpose: 'work',
    until: ['account'],
    columns: {
      number: 'id userId',
      account: 'name deviceType transports aaguid',
      secret: 'publicKey credentialID',
      none: 'counter backedUp',
      moment: 'createdAt',
    },
  },
  person: {
    purpose: 'sign',
    until: ['account'],
    columns: { ...contact, number: 'id userId', display: 'name', none: 'language', index: 'contactIndex', moment: 'createdAt confirmedAt' },
  },
  profile: { purpose: 'work', until: ['account'], columns: { number: 'userId', account: 'locale' } },
  recipient: {
    purpose: 'deliver',
    until: ['contact', 'letter'],
    columns: {
      ...contact,
      number: 'id checkedBy',
      none: 'letterId copyId position language source',
      display: 'honorific name function institution country address',
      index: 'contactIndex',
      secret: 'addressSalt',
      moment: 'checkedAt',
    },
  },
  register_entry: { ...nobody, columns: { none: 'number name nameKey website importedAt' } },
  reply: {
    purpose: 'deliver',
    until: ['answer', 'contact'],
    columns: { number: 'id recipient by', none: 'letterId origin', secret: 'key', key: 'keyId', contact: 'content', moment: 'receivedAt' },
  },
  reply_file: {
    purpose: 'deliver',
    until: ['answer'],
    columns: { number: 'reply', none: 'position type size', words: 'name', key: 'keyId', contact: 'bytes' },
  },
  request: {
    ...work,
    columns: { none: 'id letterId action object state', number: 'by decidedBy', moment: 'at expiresAt decidedAt' },
  },
  review: {
    ...work,
    columns: { none: 'id letterId language unit sourceDigest targetDigest verdict', words: 'reason', number: 'by', moment: 'at' },
  },
  review_round: { ...work, columns: { none: 'id letterId snapshotId digest dueAt', number: 'openedBy', moment: 'openedAt closedAt' } },
  room: { ...nobody, columns: { none: 'id name head stopReason stoppedAt' } },
  room_snapshot: { ...work, columns: { none: 'room n', words: 'bytes' } },
  room_update: { ...work, columns: { none: 'room n', words: 'bytes', number: 'person', moment: 'at' } },
  session: {
    purpose: 'run',
    until: ['session', 'account'],
    columns: { number: 'id userId', secret: 'token', account: 'ipAddress userAgent', moment: 'expiresAt createdAt updatedAt' },
  },
  sign_on_policy: {
    purpose: 'work',
    until: ['coalition'],
    columns: { none: 'id organisationId quorum leadDays standing', number: 'approvers by', moment: 'at' },
  },
  signatory: {
    purpose: 'sign',
    until: ['contact', 'unconfirmed', 'withdrawn', 'letter'],
    columns: {
      ...contact,
      number: 'id personId organisationId',
      none: 'letterId position inviteExpiresAt confirmExpiresAt withdrawExpiresAt codeTries',
      display: 'class name title affiliation country group sortKey nameKey acronym names domain registerNumber sortAs',
      opinion: 'state manifest language signedAt confirmedAt withdrawnAt listedAt lateAt authority heldFor deskPassedAt',
      index: 'contactIndex signatory',
      secret: 'inviteTokenHash confirmTokenHash withdrawTokenHash salt codeHash',
      moment: 'createdAt invitedAt mailedAt',
    },
  },
  signatory_logo: { purpose: 'sign', until: ['letter'], columns: { number: 'signature', none: 'type', display: 'bytes' } },
  snapshot: {
    ...work,
    columns: { none: 'id letterId room n language digest words', words: 'text', number: 'people', moment: 'fromAt toAt' },
  },
  spent_challenge: { ...nobody, columns: { none: 'id expiresAt' } },
  succession: {
    purpose: 'sign',
    until: ['withdrawn', 'letter'],
    columns: {
      number: 'signature successor',
      none: 'letterId previous manifest dueAt reminded',
      opinion: 'state at decidedAt',
      secret: 'tokenHash',
      moment: 'mailedAt',
    },
  },
  suppression: { purpose: 'run', until: ['suppression'], columns: { index: 'contactIndex', none: 'scope reason', moment: 'at' } },
  unit_state: { ...nobody, columns: { none: 'letterId language originalN versionN complete counts units at' } },
  user: {
    purpose: 'work',
    until: ['account'],
    columns: { number: 'id', account: 'name email image', none: 'emailVerified', moment: 'createdAt updatedAt' },
  },
  verification: {
    purpose: 'run',
    until: ['session'],
    columns: { number: 'id', account: 'identifier', secret: 'value', moment: 'expiresAt createdAt updatedAt' },
  },
  version: { ...work, columns: { none: 'letterId language wanted', number: 'createdBy', moment: 'createdAt removedAt' } },
  visit_count: { purpose: 'run', until: ['visit'], columns: { secret: 'key', none: 'n endsAt' } },
  visit_salt: { purpose: 'run', until: ['visit'], columns: { none: 'day', secret: 'salt' } },
  witness: { purpose: 'prove', until: ['coalition'], columns: { none: 'id coalitionId key', number: 'addedBy', moment: 'addedAt' } },
  wording: { ...nobody, columns: { none: 'digest purpose language text at' } },
}
