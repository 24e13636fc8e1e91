import type { Handlers } from '../http/handler.ts'
import { accessHandlers } from './access.ts'
import { accountHandlers } from './accounts.ts'
import { addressingHandlers } from './addressing.ts'
import { amendmentHandlers } from './amendment.ts'
import { approvalHandlers } from './approval.ts'
import { assignmentHandlers } from './assignments.ts'
import { coalitionHandlers } from './coalitions.ts'
import { deliveryHandlers } from './delivery.ts'
import { deskHandlers } from './desk.ts'
import { dismissalHandlers } from './dismissals.ts'
import { exchangeHandlers } from './exchange.ts'
import { followUpHandlers } from './follow-ups.ts'
import { followingHandlers } from './following.ts'
import { glossaryHandlers } from './glossary.ts'
import { installationHandlers } from './installation.ts'
import { invitationHandlers } from './invitations.ts'
import { languageHandlers } from './languages.ts'
import { letterHandlers } from './letters.ts'
import { machineHandlers } from './machine.ts'
import { mapHandlers } from './map.ts'
import { memoryHandlers } from './memory.ts'
import { memoryFileHandlers } from './memory-file.ts'
import { notedNameHandlers } from './noted-names.ts'
import { partnersHandlers } from './partners.ts'
import { policyHandlers } from './policies.ts'
import { proofHandlers } from './proof.ts'
import { recordHandlers } from './recipient-records.ts'
import { requestHandlers } from './requests.ts'
import { roleHandlers } from './roles.ts'
import { signInHandlers } from './sign-in.ts'
import { signOnHandlers } from './sign-on.ts'
import { signOnDeskHandlers } from './sign-on-desk.ts'
import { signingHandlers } from './signing.ts'
import { stageHandlers } from './stages.ts'
import { ticketHandlers } from './tickets.ts'
import { versionHandlers } from './versions.ts'

/** One handler a route; one that is missing does not compile. */
export const handlers: Handlers = {
  ...installationHandlers,
  ...accountHandlers,
  ...signInHandlers,
  ...coalitionHandlers,
  ...letterHandlers,
  ...accessHandlers,
  ...deskHandlers,
  ...ticketHandlers,
  ...glossaryHandlers,
  ...memoryFileHandlers,
  ...roleHandlers,
  ...invitationHandlers,
  ...versionHandlers,
  ...mapHandlers,
  ...languageHandlers,
  ...assignmentHandlers,
  ...dismissalHandlers,
  ...exchangeHandlers,
  ...followingHandlers,
  ...followUpHandlers,
  ...memoryHandlers,
  ...machineHandlers,
  ...addressingHandlers,
  ...deliveryHandlers,
  ...stageHandlers,
  ...requestHandlers,
  ...policyHandlers,
  ...recordHandlers,
  ...approvalHandlers,
  ...amendmentHandlers,
  ...partnersHandlers,
  ...proofHandlers,
  ...signingHandlers,
  ...signOnHandlers,
  ...signOnDeskHandlers,
  ...notedNameHandlers,
}
