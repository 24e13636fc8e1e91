import type { AddressInfo } from 'node:net'
import type { SMTPServer, SMTPServerDataStream } from 'smtp-server'
import type { Config } from '../../config.ts'
import type { ReturnPaths } from '../../outbox/return-paths.ts'
import { createTaskThread } from '../../threads/task-thread.ts'
import type { ReceivedMail } from './mail.ts'
import { isReceivedMail, type MailTask } from './messages.ts'
import { type Given, receive } from './receive.ts'

/** Takes mails that come back for ours, and no others. */
export interface Receiver {
  readonly port: number
  close(): Promise<void>
}

/** The largest mail that is taken, with everything in it. */
const LARGEST = 15 * 1024 * 1024
const MOST_AT_ONCE = 20

class TooLarge extends Error {
  override readonly name = 'TooLarge'
  readonly responseCode = 552
}

class Refused extends Error {
  override readonly name = 'Refused'
  readonly responseCode: number

  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

/** A mail server for our own return addresses alone: it relays nothing, and says "taken" once a mail is filed (rule G147). */
export async function startReceiver(
  given: Given,
  { host, port, paths }: { readonly paths: ReturnPaths } & Pick<NonNullable<Config['mailIn']>, 'host' | 'port'>,
): Promise<Receiver> {
  const { SMTPServer: Server } = await import('smtp-server')
  const thread = createTaskThread<MailTask, ReceivedMail>({
    file: new URL('./thread.ts', import.meta.url),
    isResult: isReceivedMail,
    limitMs: 20_000,
  })
  const server = new Server({
    banner: 'takes answers and reports only',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    size: LARGEST,
    maxClients: MOST_AT_ONCE,
    socketTimeout: 60_000,
    logger: false,
    onRcptTo: ({ address }, session, done) => {
      if (session.envelope.rcptTo.length > 5) return done(new Refused(452, 'too many recipients'))
      done(paths.read(address) === null ? new Refused(550, 'no such mailbox') : undefined)
    },
    onData: (stream, session, done) => {
      taken(stream)
        .then(async (raw) => {
          const mail = await thread.ask({ raw })
          for (const { address } of session.envelope.rcptTo) {
            const to = paths.read(address)
            if (to !== null) await receive(given, to, mail)
          }
        })
        .then(
          () => done(),
          (error: unknown) => {
            given.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'a mail could not be taken')
            done(error instanceof TooLarge ? error : new Refused(451, 'not now'))
          },
        )
    },
  })
  server.on('error', (error) => given.log.warn({ error: error.name }, 'the receiver of mails had trouble'))
  await listening(server, { host, port })
  const address = server.server.address()
  return {
    port: isAddress(address) ? address.port : port,
    close: async () => {
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await thread.close()
    },
  }
}

const isAddress = (address: AddressInfo | string | null): address is AddressInfo => address !== null && typeof address === 'object'

function listening(server: SMTPServer, { host, port }: { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => {
      server.server.off('error', reject)
      resolve()
    })
  })
}

/** The whole mail; what is larger than we said is read to its end and forgotten. */
async function taken(stream: SMTPServerDataStream): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size <= LARGEST) chunks.push(chunk)
  }
  if (size > LARGEST || stream.sizeExceeded) throw new TooLarge('too large')
  return new Uint8Array(Buffer.concat(chunks))
}
