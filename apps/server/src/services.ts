import type { Salt } from '@undersigned/signatures'
import type { Store } from '@undersigned/storage'
import type { RoomHost } from '@undersigned/sync'
import type { TicketKeys } from '@undersigned/sync/node'
import type { Logger } from 'pino'
import type { Auth } from './auth/auth.ts'
import type { Changes } from './changes/changes.ts'
import type { Config } from './config.ts'
import type { Documents } from './documents/documents.ts'
import type { Limits } from './http/limits.ts'
import type { Keys } from './keys.ts'
import type { OrganisationSeals } from './letters/authority-seal.ts'
import type { DomainProofs } from './letters/domain-proof.ts'
import type { Listings } from './letters/listing-timer.ts'
import type { Rolls } from './letters/rolls.ts'
import type { Bundles } from './log/bundles.ts'
import type { Machines } from './machine/machines.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { PublicCache } from './pages/public-cache.ts'
import type { Pictures } from './pictures/pictures.ts'
import type { Reader } from './reader/reader.ts'

/** What a request handler may use. Composed once, in `compose.ts`. */
export interface Services {
  readonly config: Config
  /** Where people reach this server: scheme, host and port. */
  readonly origin: string
  readonly store: Store
  readonly keys: Keys
  readonly auth: Auth
  readonly limits: Limits
  readonly log: Logger
  readonly outbox: Outbox
  readonly changes: Changes
  readonly listings: Listings
  readonly rooms: RoomHost
  readonly tickets: TicketKeys
  readonly reader: Reader
  readonly documents: Documents
  readonly machines: Machines
  readonly domainProofs: DomainProofs
  readonly seals: OrganisationSeals
  /** Public pages as they were rendered last. */
  readonly publicPages: PublicCache
  /** Lists of signatories as they were shown last. */
  readonly rolls: Rolls
  readonly pictures: Pictures
  readonly bundles: Bundles
  readonly now: () => number
  readonly newId: () => string
  readonly newSalt: () => Salt
  /** A token for a link: 32 random bytes, written for addresses. */
  readonly newToken: () => string
}
