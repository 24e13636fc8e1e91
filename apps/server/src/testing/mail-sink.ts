import { SMTPServer } from 'smtp-server'

export interface SunkMail {
  readonly from: string
  readonly to: string
  readonly raw: string
}

/** A mail server of a test's own that keeps what it is handed. */
export interface MailSink {
  readonly url: string
  readonly mails: readonly SunkMail[]
  /** Resolves once so many mails have come. */
  until(count: number): Promise<readonly SunkMail[]>
  close(): Promise<void>
}

export interface MailSinkOptions {
  /** Addresses that nobody has. */
  readonly unknown?: readonly string[]
  /** Called with every mail whose last byte has come, before it is answered. */
  readonly onTaken?: (mail: SunkMail) => Promise<void> | void
  /** Called when the first bytes of a mail have come. */
  readonly onBegun?: () => void
}

export async function startMailSink({ unknown = [], onTaken, onBegun }: MailSinkOptions = {}): Promise<MailSink> {
  const mails: SunkMail[] = []
  const waiting: { readonly count: number; readonly resolve: () => void }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) =>
      done(unknown.includes(address) ? Object.assign(new Error(`no such user ${address}`), { responseCode: 550 }) : undefined),
    onData: async (stream, session, done) => {
      const chunks: Buffer[] = []
      try {
        for await (const chunk of stream) {
          if (chunks.length === 0) onBegun?.()
          chunks.push(chunk)
        }
      } catch (error) {
        // Cut off before its last byte: nobody has got it.
        return done(error instanceof Error ? error : new Error(String(error)))
      }
      const { mailFrom, rcptTo } = session.envelope
      const mail = {
        from: mailFrom === false ? '' : mailFrom.address,
        to: rcptTo.map(({ address }) => address).join(','),
        raw: Buffer.concat(chunks).toString(),
      }
      mails.push(mail)
      await onTaken?.(mail)
      done()
      for (const each of waiting) if (mails.length >= each.count) each.resolve()
    },
  })
  server.on('error', () => undefined)
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(address !== null && typeof address === 'object' ? address.port : 0)
    })
  })
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    until: async (count) => {
      if (mails.length < count) await new Promise<void>((resolve) => waiting.push({ count, resolve }))
      return mails
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
