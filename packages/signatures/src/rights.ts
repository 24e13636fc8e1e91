import type { Language } from '@undersigned/letter'
import type { Stage } from './stages.ts'

export const ROLES = ['coordinator', 'drafter', 'translator', 'reviewer', 'representative', 'observer'] as const
export type Role = (typeof ROLES)[number]
/** A role in a letter, or someone who only reads and signs the public page. */
export type Standpoint = Role | 'public'

export const RIGHTS = [
  'read-drafts',
  'write-original',
  'write-version',
  'review-unit',
  'comment',
  'decide-in-pairs',
  'sign-for-organisation',
  'sign-as-person',
  'edit-recipients',
  'read-contacts',
  'decide-desk',
  'read-log',
  'manage-letter',
] as const
export type Right = (typeof RIGHTS)[number]

/** How far a right goes. Everything but `yes` and `no` is a condition that the caller must look at. */
export type Grant =
  | 'yes'
  | 'no'
  | 'suggests'
  | 'proposes'
  | 'objects'
  | 'salutation-in-their-languages'
  | 'their-languages'
  | 'not-their-own'
  | 'one-of-two'
  | 'other-of-two'
  | 'their-organisation'
  | 'on-need-logged'
  | 'opted-in-to-them'
  | 'their-own'
  | 'if-named'
  | 'public-part'

type Row = Readonly<Record<Standpoint, Grant>>

const none: Row = {
  coordinator: 'no',
  drafter: 'no',
  translator: 'no',
  reviewer: 'no',
  representative: 'no',
  observer: 'no',
  public: 'no',
}
const members: Row = {
  coordinator: 'yes',
  drafter: 'yes',
  translator: 'yes',
  reviewer: 'yes',
  representative: 'yes',
  observer: 'yes',
  public: 'no',
}

/** Who may what: the one table, for the server's policy and for what a screen offers (rule G4). */
export const rights: Readonly<Record<Right, Row>> = {
  'read-drafts': members,
  'write-original': { ...none, coordinator: 'yes', drafter: 'yes', reviewer: 'suggests', representative: 'suggests' },
  'write-version': { ...none, coordinator: 'yes', translator: 'their-languages', reviewer: 'suggests' },
  'review-unit': { ...none, coordinator: 'not-their-own', translator: 'not-their-own', reviewer: 'yes' },
  comment: { ...members, observer: 'no' },
  'decide-in-pairs': { ...none, coordinator: 'one-of-two', representative: 'other-of-two' },
  'sign-for-organisation': { ...none, representative: 'their-organisation' },
  'sign-as-person': { ...members, public: 'yes' },
  'edit-recipients': {
    ...none,
    coordinator: 'yes',
    drafter: 'proposes',
    translator: 'salutation-in-their-languages',
    representative: 'objects',
  },
  'read-contacts': { ...none, coordinator: 'on-need-logged', representative: 'opted-in-to-them', public: 'their-own' },
  'decide-desk': { ...none, coordinator: 'yes', reviewer: 'if-named' },
  'read-log': { ...members, public: 'public-part' },
  'manage-letter': { ...none, coordinator: 'yes' },
}

/** What somebody is in one letter. A person may hold several roles. */
export interface Membership {
  readonly roles: readonly Role[]
  /** The languages they translate. */
  readonly languages: readonly Language[]
}

export const grantOf = (role: Standpoint, right: Right): Grant => rights[right][role]

/** Every way in which somebody holds a right; empty: not at all. */
export const grantsOf = (membership: Membership, right: Right): readonly Grant[] =>
  membership.roles.map((role) => grantOf(role, right)).filter((grant) => grant !== 'no')

export type Room = { readonly kind: 'original' } | { readonly kind: 'version'; readonly language: Language } | { readonly kind: 'review' }
export type RoomKind = Room['kind']

/** The stages in which a room's text may change at all, whoever asks (rule G2). */
export const writableStages: Readonly<Record<RoomKind, readonly Stage[]>> = {
  original: ['drafting', 'in-review'],
  version: ['drafting', 'in-review', 'frozen'],
  review: ['drafting', 'in-review', 'frozen', 'sealed', 'approval', 'sign-on', 'closed'],
}

export const isWritable = (kind: RoomKind, stage: Stage): boolean => writableStages[kind].includes(stage)

export const mayReadDrafts = (membership: Membership): boolean => grantsOf(membership, 'read-drafts').length > 0

export const mayComment = (membership: Membership): boolean => grantsOf(membership, 'comment').includes('yes')

export const mayManage = (membership: Membership): boolean => grantsOf(membership, 'manage-letter').includes('yes')

/** Whether they may review at all in a language; that it is not their own work is asked per unit. */
export function mayReviewIn(membership: Membership, language: Language): boolean {
  return membership.roles.some((role) => {
    const grant = grantOf(role, 'review-unit')
    return grant !== 'no' && (role !== 'translator' || membership.languages.includes(language))
  })
}

/** Whether they may write into a room in this stage: nobody into a frozen original or a sealed version (rules G2, G4). */
export function mayWrite(membership: Membership, room: Room, stage: Stage): boolean {
  if (!isWritable(room.kind, stage)) return false
  switch (room.kind) {
    case 'original':
      return grantsOf(membership, 'write-original').includes('yes')
    case 'version':
      return mayTranslate(membership, room.language)
    case 'review':
      return mayComment(membership)
  }
}

/** Whether they may write this language at all; the stage is asked elsewhere. */
export function mayTranslate(membership: Membership, language: Language): boolean {
  const grants = grantsOf(membership, 'write-version')
  return grants.includes('yes') || (grants.includes('their-languages') && membership.languages.includes(language))
}

/** Whether this role writes the original in this stage. */
export const mayWriteOriginal = (role: Role, stage: Stage): boolean =>
  mayWrite({ roles: [role], languages: [] }, { kind: 'original' }, stage)
