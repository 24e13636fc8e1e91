import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { SCHEMA_VERSION } from '@undersigned/collab'
import { idFrom } from '@undersigned/letter'
import { type Salt, saltFrom } from '@undersigned/signatures'
import { lettersWithoutFrozenText, openStore, publishedLetters, type Store } from '@undersigned/storage'
import { type OnTrouble, RoomHost, type UpdateLog } from '@undersigned/sync'
import { readTicket, systemClock, WorkerWorkshop } from '@undersigned/sync/node'
import type { Logger } from 'pino'
import { createAuth } from './auth/auth.ts'
import { startChanges } from './changes/changes.ts'
import { type Config, isLoopback, keepsMailbox } from './config.ts'
import { deliveryAside } from './delivery/aside.ts'
import type { Receiver } from './delivery/inbound/receiver.ts'
import { startDigests } from './digest/digests.ts'
import { createDocuments } from './documents/documents.ts'
import { createApp } from './http/app.ts'
import { createLimits } from './http/limits.ts'
import { isFromHome } from './http/origin.ts'
import type { LiveKeys } from './keys.ts'
import { startApprovalReminders } from './letters/approval-reminders.ts'
import { noSeals } from './letters/authority-seal.ts'
import { createDomainProofs } from './letters/domain-proof.ts'
import { startListings } from './letters/listing-timer.ts'
import { keepFrozenText } from './letters/pair-decisions.ts'
import { createRolls } from './letters/rolls.ts'
import { readAccess } from './letters/room-access.ts'
import { createBundles } from './log/bundles.ts'
import { deliveryAddress } from './machine/deliveries.ts'
import { createMachines } from './machine/machines.ts'
import { createOutbox } from './outbox/outbox.ts'
import { type ReturnPaths, returnPaths } from './outbox/return-paths.ts'
import { type Aside, NO_MAIL_SERVER, type Send } from './outbox/sendable.ts'
import { smtpSender } from './outbox/smtp.ts'
import { type Listener, publicFront } from './pages/public-answer.ts'
import { createPublicCache } from './pages/public-cache.ts'
import { createPictures } from './pictures/pictures.ts'
import { createReader, type Reader } from './reader/reader.ts'
import { startRetention } from './retention/retention.ts'
import { keysWith } from './rotation/kept.ts'
import { watchKeys } from './rotation/key-watch.ts'
import type { Services } from './services.ts'
import { mountSockets } from './socket/index.ts'
import { ticketKeys } from './ticket-keys.ts'

export interface Composed {
  readonly services: Services
  /** Answers HTTP requests. */
  readonly listener: Listener
  /** Resolves when nothing can be stored any more: then nobody may be told that it was. */
  readonly lost: Promise<Error>
  /** Takes no more work, makes durable what has come, and lets go of everything, in that order. */
  close(): Promise<void>
}

interface Given {
  readonly config: Config
  readonly log: Logger
  /** Already listening, so that its address is known. */
  readonly server: Server
  readonly origin: string
}

const newToken = (): string => randomBytes(32).toString('base64url')

const webDir = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** The only place that knows which database, which mail server and which threads are in use. */
export async function compose({ config, log, server, origin }: Given): Promise<Composed> {
  const store = await openStore(config.databaseUrl === null ? { dataDir: config.dataDir } : { databaseUrl: config.databaseUrl })
  const keys = await ownKeys(store, config)
  const now = Date.now
  const newId = (): string => idFrom(randomBytes(16))
  const reader = createReader({ store, log, now, newId })
  const observed: Store = { ...store, log: readAlong(store.log, reader) }
  const onTrouble: OnTrouble = ({ what, room, error }) => log.error({ room, error: String(error) }, what)
  const workshop = new WorkerWorkshop()
  const rooms = new RoomHost({ log: observed.log, workshop, clock: systemClock, onTrouble })
  const newSalt = (): Salt => saltFrom(randomBytes(32))
  const documents = createDocuments()
  const paths = config.mailIn === null ? null : returnPaths(keys, config.mailIn.address)
  const aside: Aside = deliveryAside({ config, store, reader, documents, keys, origin, now, newSalt })
  const outbox = createOutbox({ store, keys, send: senderFor(config, origin), log, now, newId, returnPaths: paths, aside })
  const changes = startChanges({ store, outbox, keys, origin, log, now, newSalt })
  const listings = startListings({ store, outbox, keys, origin, log, now, newId, newSalt, newToken })
  const tickets = ticketKeys(keys)
  const services: Services = {
    config,
    origin,
    store: observed,
    keys,
    auth: createAuth({ config, store, keys, origin }),
    limits: createLimits(config.limitFactor),
    log,
    outbox,
    changes,
    listings,
    rooms,
    tickets,
    reader,
    documents,
    machines: createMachines(config, { newToken, addressOf: (token) => deliveryAddress(origin, token) }),
    domainProofs: createDomainProofs(),
    seals: noSeals,
    publicPages: createPublicCache(now),
    rolls: createRolls({ store, now }),
    pictures: createPictures({ store, log, now }),
    bundles: createBundles({ store, keys }),
    now,
    newId,
    newSalt,
    newToken,
  }
  const home = { publicUrl: config.publicUrl, boundToLoopback: isLoopback(config.host) }
  const sockets = mountSockets(server, {
    host: rooms,
    schema: SCHEMA_VERSION,
    onTrouble,
    readTicket: (word) => readTicket(word, tickets, now()),
    readAccess: (ticket, room) => readAccess(store, ticket, room),
    isWelcome: (from, host) => from === null || isFromHome({ method: 'POST', origin: from, host }, home),
  })
  const keyWatch = watchKeys({ store, keys, dataDir: config.secretKeys === null ? config.dataDir : null, log, now, newId })
  await keyWatch.round()
  const retention = startRetention({ store, keys, log, now, newSalt, keep: config.keep })
  const digests = startDigests({ store, outbox, keys, origin, log, now, everyMs: config.digestHours * 3_600_000 })
  const receiver = await receiverFor(services, paths)
  const approvalReminders = startApprovalReminders({ store, outbox, origin, log, now })
  outbox.wake()
  await finishFreezes(services)
  for (const letter of await publishedLetters(store.db)) services.pictures.wake(letter)
  return {
    services,
    listener: publicFront(services, getRequestListener(createApp(services, webDir).fetch)),
    lost: store.lost,
    close: async () => {
      await rooms.close()
      await sockets.close()
      await receiver?.close()
      await digests.close()
      await approvalReminders.close()
      await retention.close()
      await keyWatch.close()
      await changes.close()
      await listings.close()
      await outbox.close()
      await reader.close()
      await services.documents.close()
      await services.pictures.close()
      await services.bundles.close()
      await workshop.close()
      await store.close()
    },
  }
}

/** Without its keys a server could not even sign its logs: it says so, and ends. */
async function ownKeys(store: Store, config: Config): Promise<LiveKeys> {
  try {
    return await keysWith(store, config)
  } catch (error) {
    await store.close()
    throw error
  }
}

/** A process that died between stopping a room and keeping its text left that to us (D18). One that cannot be read keeps no other letter shut. */
async function finishFreezes(services: Services): Promise<void> {
  for (const letter of await lettersWithoutFrozenText(services.store.db)) {
    await keepFrozenText(services, letter).catch((error: unknown) => {
      services.log.error({ letter, error: String(error) }, 'a frozen text could not be kept')
    })
  }
}

/** The log, with the reader told of every update that was kept, and before single ones go. */
const readAlong = (log: UpdateLog, reader: Reader): UpdateLog => ({
  append: async (group) => {
    const outcomes = await log.append(group)
    for (const update of group) if (outcomes.get(update.room)?.outcome === 'appended') reader.wrote(update)
    return outcomes
  },
  read: (room, after) => log.read(room, after),
  head: (room) => log.head(room),
  writeSnapshot: async (room, snapshot) => {
    await reader.beforeFold(room, snapshot.n)
    await log.writeSnapshot(room, snapshot)
  },
  stop: (room, reason) => log.stop(room, reason),
  reopen: (room) => log.reopen(room),
  close: () => log.close(),
})

/** Loaded only where mails come in. */
async function receiverFor(services: Services, paths: ReturnPaths | null): Promise<Receiver | null> {
  const { mailIn } = services.config
  if (mailIn === null || paths === null) return null
  const { startReceiver } = await import('./delivery/inbound/receiver.ts')
  const receiver = await startReceiver(services, { ...mailIn, paths })
  services.log.info({ host: mailIn.host, port: receiver.port }, 'taking answers and reports')
  return receiver
}

/** Nobody sends where mails are kept for a page (D27); a public server without a mail server keeps them queued. */
function senderFor(config: Config, origin: string): Send | null {
  const { smtpUrl: url, mailFrom: from, mailFromNews: newsFrom, dkim } = config
  const signing = dkim === null ? null : { ...dkim, privateKey: readFileSync(dkim.keyFile, 'utf8') }
  if (url !== null) return smtpSender({ url, from, newsFrom, host: new URL(origin).hostname, dkim: signing })
  if (keepsMailbox(config)) return null
  return async () => {
    throw new Error(NO_MAIL_SERVER)
  }
}
