import { markUnclear } from '@undersigned/storage'
import { openOutbox } from './queued-copies.ts'

// Sends what waits, and ends; whoever started it may kill it at any moment before.
const { DATA_DIR: dataDir = '', SMTP_URL: url = '', NOW = '0' } = process.env
const now = Number(NOW)
const { outbox, store } = await openOutbox({ dataDir, url, now })
await markUnclear(store.db, now)
outbox.wake()
await outbox.close()
await store.close()
