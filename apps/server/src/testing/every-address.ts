import { createApp } from '../http/app.ts'
import type { Services } from '../services.ts'

/** A route of the server, as it is mounted. */
export interface MountedRoute {
  readonly method: string
  readonly path: string
}

/** Every route that the server answers, from the application itself: one that is added is here by itself. */
export function mountedRoutes(services: Services): readonly MountedRoute[] {
  const routes = createApp(services, 'nowhere').routes.map(({ method, path }) => ({ method, path }))
  return [...new Map(routes.map((route) => [`${route.method} ${route.path}`, route])).values()]
}

/** What stands for the parts of addresses, by the part's name; `other` is tried for a part of any other name. */
export type Values = Readonly<Record<string, readonly string[]>> & { readonly other: readonly string[] }

class NothingKnown extends Error {
  override readonly name = 'NothingKnown'
}

/** What is asked below an address that ends in a star. */
const below: Readonly<Record<string, readonly string[]>> = {
  '/*': ['', 'nothing', '%', '..%2f..%2fetc', 'en', 'sync/nothing'],
  '/app/*': ['', 'letters', 'letters/:letter', 'letters/:letter/write'],
  '/app/assets/*': ['index.js', ':letter.js'],
  '/api/*': ['nothing', 'letters/:letter/nothing', 'letters/:letter/export/:file'],
  '/api/auth/*': ['session', 'passkey/list-user-passkeys', ':letter'],
  '/log/:letter/tile/*': ['0/000.p/1', '0/000', 'entries/000.p/1', 'entries/000'],
}

/** Addresses of a route with these values in it; throws for a route that nothing is known for. */
export function addressesOf({ path }: MountedRoute, values: Values): readonly string[] {
  if (!path.includes('*')) return filled(path, values)
  const tails = below[path]
  if (tails === undefined) throw new NothingKnown(`what stands below ${path} has to be said in every-address.ts`)
  return tails.flatMap((tail) => filled(path.replace('*', tail), values))
}

function filled(path: string, values: Values): readonly string[] {
  const part = /:(\w+)(?:\{(?:[^{}]|\{[^}]*\})*\})?\??/.exec(path)
  const name = part?.[1]
  if (part === null || name === undefined) return [path]
  return (values[name] ?? values.other).flatMap((value) => filled(path.replace(part[0], encodeURIComponent(value)), values))
}
