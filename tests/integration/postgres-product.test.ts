import { describeWholeWay, openHouse } from '@undersigned/server/testing'
import { afterAll, beforeAll, describe } from 'vitest'
import { findPostgres, type RunningPostgres, startPostgres } from '../support/postgres.ts'

const binaries = findPostgres()

describe.skipIf(binaries === null)('the product (D29)', () => {
  let postgres: RunningPostgres | null = null
  beforeAll(async () => {
    postgres = await startPostgres(binaries ?? '')
  })
  afterAll(() => postgres?.stop())

  describeWholeWay('on Postgres', async () => {
    if (postgres === null) throw new Error('Postgres is not running')
    const SECRET_KEYS = `test:${Buffer.alloc(32, 7).toString('base64')}`
    return openHouse({ DATABASE_URL: await postgres.newDatabase('product'), SECRET_KEYS, LOG_LEVEL: 'error' })
  })
})
