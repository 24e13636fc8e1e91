import type { RouteName } from '@undersigned/api'
import type { Language } from '@undersigned/letter'
import { grantsOf, type Membership, mayManage, mayReadDrafts, mayReviewIn, mayTranslate, type Right } from '@undersigned/signatures'

/** What a route's rule may look at beside the account. */
interface Detail {
  /** The language in the route's path, where it has one. */
  readonly language: Language | null
}

/** `wordsmith`: coordinators, and whoever drafts, translates or reviews a letter of the coalition (rule T102). */
export type CoalitionRight = 'member' | 'wordsmith' | 'coordinator'

/** Who may call a route. Letters and coalitions one does not belong to answer as if they were not there. */
export type Rule =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'coalition'; readonly who: CoalitionRight }
  | { readonly kind: 'letter'; readonly may: (membership: Membership, detail: Detail) => boolean }
  /** As `letter`; who may only if named for the desk is looked up (rule G114). */
  | { readonly kind: 'letter'; readonly may: (membership: Membership) => boolean; readonly unnamed: (membership: Membership) => boolean }
  /** Only on a machine of one's own (D27). */
  | { readonly kind: 'mailbox' }

const anyone: Rule = { kind: 'anyone' }
const signedIn: Rule = { kind: 'signed-in' }
const coalitionMember: Rule = { kind: 'coalition', who: 'member' }
const coalitionWordsmith: Rule = { kind: 'coalition', who: 'wordsmith' }
const coalitionCoordinator: Rule = { kind: 'coalition', who: 'coordinator' }
const mailbox: Rule = { kind: 'mailbox' }

const holds =
  (right: Right, ...wanted: readonly string[]) =>
  (membership: Membership): boolean =>
    grantsOf(membership, right).some((grant) => wanted.includes(grant))

const reader: Rule = { kind: 'letter', may: mayReadDrafts }
const manager: Rule = { kind: 'letter', may: mayManage }
const recipientsEditor: Rule = { kind: 'letter', may: holds('edit-recipients', 'yes') }
const salutationEditor: Rule = { kind: 'letter', may: holds('edit-recipients', 'yes', 'salutation-in-their-languages') }
const firstOfTwo: Rule = { kind: 'letter', may: holds('decide-in-pairs', 'one-of-two') }
const oneOfTwo: Rule = { kind: 'letter', may: holds('decide-in-pairs', 'one-of-two', 'other-of-two') }
const representative: Rule = { kind: 'letter', may: holds('sign-for-organisation', 'their-organisation') }
const logReader: Rule = { kind: 'letter', may: holds('read-log', 'yes') }
const deskKeeper: Rule = { kind: 'letter', may: holds('decide-desk', 'yes') }
const deskRoom: Rule = { kind: 'letter', may: holds('decide-desk', 'yes', 'if-named'), unnamed: holds('decide-desk', 'yes') }
/** Those whom signatories agreed to hear from: the handler knows which organisation they speak for (rule G178). */
const optedInTo: Rule = { kind: 'letter', may: holds('read-contacts', 'opted-in-to-them') }
const drafter: Rule = { kind: 'letter', may: holds('write-original', 'yes') }
const reviewer: Rule = {
  kind: 'letter',
  may: (membership, { language }) => language !== null && mayReviewIn(membership, language),
}
const translator: Rule = {
  kind: 'letter',
  may: (membership, { language }) => language !== null && mayTranslate(membership, language),
}

/** Who may what: every route, once. A route that is not here does not compile; the test walks each for every role. */
export const policy: Record<RouteName, Rule> = {
  installation: anyone,

  meGet: signedIn,
  mePatch: signedIn,
  meExport: signedIn,
  meErase: signedIn,
  sessionsList: signedIn,
  sessionRevoke: signedIn,
  signOutEverywhere: signedIn,
  signInStart: anyone,
  signInCode: anyone,
  signInLink: anyone,
  signOut: anyone,
  /** Its own conditions are stricter than any role: see `demo-entrance.ts`. */
  demoEnter: anyone,
  mailboxList: mailbox,
  mailboxGet: mailbox,

  coalitionsList: signedIn,
  coalitionCreate: signedIn,
  coalitionGet: coalitionMember,
  organisationAdd: coalitionCoordinator,
  policiesList: coalitionMember,
  /** Those who speak for the organisation: the handler knows whose it is (rule G76). */
  policyPut: coalitionMember,
  memberUpdate: coalitionCoordinator,
  memberRemove: coalitionCoordinator,
  coalitionLeave: coalitionMember,

  glossaryGet: coalitionMember,
  glossaryFile: coalitionMember,
  conceptAdd: coalitionWordsmith,
  conceptChange: coalitionWordsmith,
  conceptRemove: coalitionWordsmith,
  glossaryImport: coalitionWordsmith,
  memoryFile: coalitionCoordinator,
  memoryImport: coalitionCoordinator,

  memorySizes: coalitionMember,
  memoryEntries: coalitionCoordinator,
  memoryForget: coalitionCoordinator,
  memoryForgetLetter: coalitionCoordinator,
  machineServices: coalitionCoordinator,
  machineServicePut: coalitionCoordinator,
  machineServiceRemove: coalitionCoordinator,

  templatesList: signedIn,
  lettersList: signedIn,
  letterCreate: coalitionCoordinator,
  letterImport: coalitionCoordinator,
  letterGet: reader,
  letterPatch: manager,
  accessList: manager,
  eventsList: logReader,
  progress: reader,
  assignmentsList: reader,
  assignmentPut: manager,
  assignmentRemove: manager,
  donePut: translator,
  languagesGet: reader,
  mapGet: reader,
  snapshotsList: reader,
  snapshotGet: reader,
  exportFile: reader,
  bundleFile: logReader,
  witnessesList: coalitionMember,
  witnessAdd: coalitionCoordinator,
  witnessRemove: coalitionCoordinator,
  ticketCreate: reader,

  letterRolesList: reader,
  letterRoleAdd: manager,
  letterRoleChange: manager,
  letterRoleRemove: manager,
  invitationsList: manager,
  invitationCreate: manager,
  invitationRevoke: manager,
  invitationPeek: anyone,
  invitationAccept: signedIn,

  versionsList: reader,
  versionAdd: manager,
  versionRemove: manager,
  versionsWanted: manager,
  reviewsList: reader,
  reviewPut: reviewer,
  dismissalsList: reader,
  dismissalPut: translator,
  dismissalDelete: translator,

  exchangeFile: reader,
  exchangeRead: translator,
  translationRead: translator,

  declarationsList: reader,
  declarationAdd: drafter,
  /** One's own, or a coordinator any: the handler knows whose it is. */
  declarationWithdraw: drafter,
  leadPreview: manager,
  leadChange: manager,

  memoryMatches: reader,
  machineLetterGet: reader,
  machineLetterPut: manager,
  machineTranslate: translator,
  machineAnswer: translator,

  recordsList: reader,
  recordDays: recipientsEditor,
  recordChange: recipientsEditor,
  recordCheck: recipientsEditor,
  recipientsList: reader,
  recipientAdd: recipientsEditor,
  recipientsOrder: recipientsEditor,
  recipientChange: recipientsEditor,
  recipientRemove: recipientsEditor,
  copiesList: reader,
  copyAdd: recipientsEditor,
  copyChange: salutationEditor,
  copyRemove: recipientsEditor,
  signatoriesList: reader,
  signatoryAdd: manager,
  signatoryRemove: manager,

  deliveryGet: reader,
  coverPut: manager,
  deliveryCopy: reader,
  deliveryFile: reader,
  deliveryTest: manager,
  recipientsImport: recipientsEditor,
  /** Mails to signatories are in it, too. */
  outboxList: deskKeeper,
  outboxRetry: manager,
  outboxSettle: manager,
  answersList: deskKeeper,
  answerAdd: manager,
  answerFile: deskKeeper,

  followUpsList: manager,
  followUpAdd: manager,
  followUpRemove: manager,
  followUpTextPut: manager,
  followUpTest: manager,
  followUpSend: manager,
  contactOffersGet: manager,
  contactOffersPut: manager,
  contactsShow: optedInTo,

  stageMove: manager,
  requestsList: reader,
  requestCreate: firstOfTwo,
  requestConfirm: oneOfTwo,
  requestCancel: oneOfTwo,
  requestDifference: reader,
  amendmentGet: reader,
  amendmentPut: manager,
  partnersGet: reader,
  partnersPut: manager,
  manifestsList: reader,
  manifestGet: reader,
  approvalGet: reader,
  answerGive: representative,
  conditionReply: manager,
  reviewRoundOpen: manager,
  reviewRoundClose: manager,
  deadlinesFile: reader,
  signaturesList: reader,
  signOnGet: manager,
  signOnPut: manager,
  sortKeyPut: manager,
  domainLook: manager,
  signInvitationsList: deskKeeper,
  signInvitationCreate: deskKeeper,
  signInvitationRevoke: deskKeeper,

  deskGet: deskRoom,
  deskDecide: deskRoom,
  deskUndo: deskRoom,
  deskKeeperPut: manager,
  listingPut: deskKeeper,
  notedNamesGet: coalitionCoordinator,
  notedNamesAdd: coalitionCoordinator,
  notedNameRemove: coalitionCoordinator,
  pastedList: manager,
  signatoriesFile: manager,
}
