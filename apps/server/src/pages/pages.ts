import type { Hono } from 'hono'
import type { Services } from '../services.ts'

export function mountPages(app: Hono, _services: Services): void {
  app.get('/', (context) => context.redirect('/app/'))
}
