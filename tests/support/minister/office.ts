import { execFileSync } from 'node:child_process'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser } from '@playwright/test'
import { type MailSink, type SunkMail, startMailSink } from '@undersigned/server/testing/mail'
import type { Site } from '../browser.ts'
import { startServer } from '../server.ts'
import { postAt } from './post.ts'

/** A letter sealed in 24 languages under an embargo, on a server that sends and takes real mails, and whose clock the test moves. */
export interface Office {
  /** The server as it runs now: another one after `restart`. */
  readonly site: () => Site
  readonly letter: string
  readonly slug: string
  readonly sink: MailSink
  /** With what the server's mails are signed. */
  readonly publicKey: string
  /** Where the server takes answers and reports. */
  readonly inbound: () => string
  /** So many more milliseconds go by, at once, for the server. */
  readonly pass: (ms: number) => void
  /** Has something done when a mail has come with its last byte, before it is answered. */
  readonly whenTaken: (what: (mail: SunkMail) => Promise<void>) => void
  /** With what the server runs. */
  readonly env: Readonly<Record<string, string>>
  readonly restart: () => Promise<void>
  readonly close: () => Promise<void>
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

interface Prepared {
  readonly letter: string
  readonly slug: string
  readonly publicKey: string
}

export async function openOffice(browser: Browser): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'undersigned-minister-'))
  const said = execFileSync(process.execPath, [here('prepare.ts'), folder], { encoding: 'utf8' })
  const prepared: Prepared = JSON.parse(said.slice(said.lastIndexOf('{')))
  let onTaken = async (_: SunkMail): Promise<void> => undefined
  const sink = await startMailSink({ onTaken: (mail) => onTaken(mail) })
  const clock = join(folder, 'clock')
  let ahead = 0
  const pass = (ms: number): void => {
    ahead += ms
    // In one step: a clock that is read half written would stand where it stood at first.
    writeFileSync(`${clock}.next`, String(ahead))
    renameSync(`${clock}.next`, clock)
  }
  pass(0)
  const env = {
    DATA_DIR: folder,
    LIMIT_FACTOR: '1000',
    SMTP_URL: sink.url,
    MAIL_FROM: 'Readers <letters@readers.example>',
    MAIL_IN_ADDRESS: 'letters@in.readers.example',
    MAIL_IN_PORT: '0',
    DKIM_DOMAIN: 'readers.example',
    DKIM_SELECTOR: 'one',
    DKIM_KEY_FILE: join(folder, 'dkim.pem'),
    CLOCK_FILE: clock,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${pathToFileURL(here('../coalition/clock-ahead.ts')).href}`,
  }
  const start = (port = 0) => startServer({ dataDir: folder, port, env })
  let server = await start()
  const post = postAt(sink)
  return {
    ...prepared,
    site: () => ({ browser, server, post }),
    sink,
    env,
    inbound: () => `smtp://127.0.0.1:${/"port":(\d+),"msg":"taking answers and reports"/.exec(server.output())?.[1]}`,
    pass,
    whenTaken: (what) => {
      onTaken = what
    },
    restart: async () => {
      server = await start(server.port)
    },
    close: async () => {
      await server.stop()
      await sink.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
