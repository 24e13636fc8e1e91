import { describe } from 'vitest'
import { describeApprovals } from './describe-approvals.ts'
import { describeAssignments } from './describe-assignments.ts'
import { describeAuthority } from './describe-authority.ts'
import { describeConsents } from './describe-consents.ts'
import { describeDeclarations } from './describe-declarations.ts'
import { describeDeliveries } from './describe-deliveries.ts'
import { describeDesk } from './describe-desk.ts'
import { describeDigests } from './describe-digests.ts'
import { describeDismissals } from './describe-dismissals.ts'
import { describeEvidence } from './describe-evidence.ts'
import { describeGlossary } from './describe-glossary.ts'
import { describeKeys } from './describe-keys.ts'
import { describeLanguageDays } from './describe-language-days.ts'
import { describeLog } from './describe-log.ts'
import { describeMachine } from './describe-machine.ts'
import { describeMemory } from './describe-memory.ts'
import { describeOutbox } from './describe-outbox.ts'
import { describePublicPage } from './describe-public-page.ts'
import { describeRetention } from './describe-retention.ts'
import { describeSignatories } from './describe-signatories.ts'
import { describeSuccessions } from './describe-successions.ts'
import { describeTransactions } from './describe-transactions.ts'
import { describeValues } from './describe-values.ts'
import type { OpenEmpty } from './store-under-test.ts'

/** What a store promises on either database; run it once per database. */
export function describeStore(name: string, open: OpenEmpty): void {
  describe(`${name} as a store`, () => {
    describeValues(open)
    describeDeclarations(open)
    describeDismissals(open)
    describeDesk(open)
    describePublicPage(open)
    describeAuthority(open)
    describeSignatories(open)
    describeSuccessions(open)
    describeApprovals(open)
    describeTransactions(open)
    describeEvidence(open)
    describeLog(open)
    describeGlossary(open)
    describeOutbox(open)
    describeRetention(open)
    describeKeys(open)
    describeDeliveries(open)
    describeConsents(open)
    describeAssignments(open)
    describeDigests(open)
    describeLanguageDays(open)
    describeMemory(open)
    describeMachine(open)
  })
}
