// Fills an empty folder with the demonstration and ends: the server that starts next does not carry what only seeding needed.
import { pino } from 'pino'
import { keepsMailbox, readConfig } from '../config.ts'
import { startServer } from '../server.ts'
import { seedDemo } from './seed.ts'

const config = readConfig({ ...process.env, PORT: '0' })
if (keepsMailbox(config)) {
  const server = await startServer(config, pino({ level: 'warn' }))
  await seedDemo(server.services)
  await server.stop()
}
