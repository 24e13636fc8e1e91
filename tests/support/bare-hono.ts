// A server of one line beside which ours is measured: the same bytes, by Hono's own c.body(). Run as a process of its own.
import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const bytes = readFileSync(process.argv[2] ?? '')
const app = new Hono()
app.get('*', (context) => context.body(bytes, 200, { 'content-type': 'text/html; charset=utf-8' }))
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`is at http://127.0.0.1:${port}`))
