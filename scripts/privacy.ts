// npm run -s privacy: writes docs/privacy/record-of-processing.md anew, from the schema of an empty database and the clocks.
import { writeFileSync } from 'node:fs'
import { recordOf } from '../apps/server/src/privacy/record.ts'
import { KEEP_DAYS } from '../apps/server/src/retention/keep-days.ts'
import { openTemporary } from '../packages/storage/src/testing/sqlite.ts'

const { store, dispose } = await openTemporary()
const tables = await store.db.introspection.getTables()
await dispose()
writeFileSync(new URL('../docs/privacy/record-of-processing.md', import.meta.url), recordOf(tables, KEEP_DAYS))
