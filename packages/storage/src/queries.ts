export { type AccountRow, accountByEmail, accountOf, namesOf, setLocale, setName } from './accounts.ts'
export * from './approvals.ts'
export {
  type AssignmentRow,
  assignmentsOf,
  doneMarksOf,
  putAssignments,
  removeAssignments,
  setDone,
} from './assignments.ts'
export * from './authority-facts.ts'
export * from './check-dismissals.ts'
export * from './coalitions.ts'
export * from './consents.ts'
export * from './contact-access.ts'
export { type ErasedContacts, eraseContacts } from './contacts.ts'
export { type Db, languagesIn, stringsIn } from './db.ts'
export * from './declarations.ts'
export * from './deliveries.ts'
export { type DigestRow, digestByToken, digestMarks, digestOfPerson, digestsOf, putDigest, setMuted } from './digests.ts'
export * from './erasure.ts'
export * from './events.ts'
export * from './follow-ups.ts'
export * from './glossary.ts'
export * from './invitations.ts'
export * from './kept-secrets.ts'
export { languageDaysOf, putLanguageDay } from './language-days.ts'
export * from './letter-roles.ts'
export * from './letters.ts'
export { type LoggedEvent, loggedEvents, logHashes, logRoot, logSize, signatureEvent } from './log.ts'
export * from './machine.ts'
export * from './manifests.ts'
export * from './many-signatures.ts'
export { memoryOf, memorySizes } from './memory.ts'
export * from './meta.ts'
export { newestEvent } from './newest-event.ts'
export * from './outbox.ts'
export * from './public-page.ts'
export * from './recipients.ts'
export * from './requests.ts'
export {
  closedWithContacts,
  countDue,
  countVisitsDue,
  forgetDue,
  neverConfirmed,
  PLAIN_CLOCKS,
  type PlainClock,
  takenBack,
} from './retention.ts'
export * from './reviews.ts'
export * from './sealed-rows.ts'
export * from './sign-on-desk.ts'
export * from './signatories.ts'
export * from './snapshots.ts'
export * from './successions.ts'
export * from './visits.ts'
export * from './witnesses.ts'
