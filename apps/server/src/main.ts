import { markOf } from '@undersigned/storage'
import { pino } from 'pino'
import { BadConfiguration, keepsMailbox, readConfig } from './config.ts'
import { seedDemo } from './demo/seed.ts'
import { endWhenLost } from './end-when-lost.ts'
import { giveBackMemory } from './give-back.ts'
import { startServer } from './server.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** What must never be written down, wherever it turns up. */
const redact = ['*.email', '*.to', '*.token', '*.ticket', '*.code', '*.cookie', '*.authorization', 'headers', '*.headers']

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel, redact: { paths: redact, censor: '[hidden]' } })
  const server = await startServer(config, log)
  endWhenLost(server.lost, log, process.exit)
  const isDemo =
    config.seedDemo && keepsMailbox(config) && ((await seedDemo(server.services)) || (await markOf(server.services.store.db)) === 'demo')
  say(`Undersigned is at ${server.origin}/`)
  if (isDemo) {
    say(`  Try it: ${server.origin}/app/ and enter as coordinator, drafter, translator or representative.`)
    say(`  A letter in sign-on: ${server.origin}/en/a-right-to-lend-e-books`)
    say(`  Mails are not sent but kept: ${server.origin}/app/mailbox`)
  }
  giveBackMemory()
  const end = (): void => {
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: String(error) }, 'did not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof BadConfiguration ? `The configuration is wrong:\n${error.message}` : String(error instanceof Error ? error.stack : error)}\n`,
  )
  process.exit(1)
})
