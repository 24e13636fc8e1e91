import { expect, test } from 'vitest'
import { createClient, type FetchInit } from './client.ts'

const answering = (status: number, json: unknown) => {
  const asked: { address: string; init: FetchInit }[] = []
  const fetch = async (address: string, init: FetchInit) => {
    asked.push({ address, init })
    return { ok: status < 400, status, json: async () => json }
  }
  return { client: createClient({ fetch }), asked }
}

test('a call becomes the method, path, query and body of its route', async () => {
  const { client, asked } = answering(200, { events: [], more: false })
  await client.call('eventsList', { params: { letter: 'a b' }, query: { limit: 3 } })
  await client.call('letterPatch', { params: { letter: 'x' }, body: { title: 'T' } })
  expect(asked.map(({ address, init }) => [init.method, address, init.body])).toEqual([
    ['GET', '/api/letters/a%20b/events?limit=3', undefined],
    ['PATCH', '/api/letters/x', '{"title":"T"}'],
  ])
})

test('a refusal is a value with its reason', async () => {
  const { client } = answering(409, { problem: 'slug-taken', facts: { slug: 'x' } })
  const answer = await client.call('letterPatch', { params: { letter: 'x' }, body: { slug: 'xyz' } })
  expect(answer).toEqual({ ok: false, refusal: { status: 409, problem: 'slug-taken', facts: { slug: 'x' } } })
})

test('a lost connection is a refusal named offline', async () => {
  const client = createClient({
    fetch: async () => {
      throw new TypeError('network')
    },
  })
  expect(await client.call('meGet', {})).toMatchObject({ ok: false, refusal: { problem: 'offline' } })
})

test('an answer that is not ours is a refusal, not a crash', async () => {
  const { client } = answering(502, '<html>')
  expect(await client.call('meGet', {})).toMatchObject({ ok: false, refusal: { status: 502, problem: 'server-error' } })
})
