export { type Known, type Proposal, proposalsInTurn, proposeAlike } from './alike.ts'
export { isFreeMail, isMailboxAt, mailHost, ownDomain, webHost } from './domains.ts'
export { type Claim, type Evidence, isSameMailbox, rungOf } from './ladder.ts'
