import type { z } from 'zod'
import type { RouteName } from './addresses.ts'
import { accessRoutes } from './routes/access.ts'
import { addressingRoutes } from './routes/addressing.ts'
import { approvalRoutes } from './routes/approval.ts'
import { assignmentRoutes } from './routes/assignments.ts'
import { deliveryRoutes } from './routes/delivery.ts'
import { dismissalRoutes } from './routes/dismissals.ts'
import { exchangeRoutes } from './routes/exchange.ts'
import { followUpRoutes } from './routes/follow-ups.ts'
import { followingRoutes } from './routes/following.ts'
import { glossaryRoutes } from './routes/glossary.ts'
import { helpRoutes } from './routes/help.ts'
import { languageRoutes } from './routes/languages.ts'
import { letterRoutes } from './routes/letters.ts'
import { mapRoutes } from './routes/map.ts'
import { memoryFileRoutes } from './routes/memory-file.ts'
import { coalitionRoutes, peopleRoutes } from './routes/people.ts'
import { proofRoutes } from './routes/proof.ts'
import { roleRoutes } from './routes/roles.ts'
import { signOnRoutes } from './routes/sign-on.ts'
import { signOnDeskRoutes } from './routes/sign-on-desk.ts'
import { signingRoutes } from './routes/signing.ts'
import { versionRoutes } from './routes/versions.ts'

/** What a route takes and gives; a part that is absent is not looked at. */
export interface RouteSchemas {
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** The body is a multipart form with a `file`; `body` describes its other fields. */
  readonly upload?: true | boolean
  readonly response: z.ZodType
}

/** The HTTP contract, whole: one entry a route, none forgotten. */
export const routes = {
  ...peopleRoutes,
  ...coalitionRoutes,
  ...glossaryRoutes,
  ...memoryFileRoutes,
  ...letterRoutes,
  ...accessRoutes,
  ...roleRoutes,
  ...versionRoutes,
  ...mapRoutes,
  ...languageRoutes,
  ...assignmentRoutes,
  ...dismissalRoutes,
  ...exchangeRoutes,
  ...followingRoutes,
  ...followUpRoutes,
  ...helpRoutes,
  ...addressingRoutes,
  ...deliveryRoutes,
  ...proofRoutes,
  ...signingRoutes,
  ...signOnRoutes,
  ...signOnDeskRoutes,
  ...approvalRoutes,
} satisfies Record<RouteName, RouteSchemas>

export type Routes = typeof routes

type InputOf<Route, Part extends string> =
  Route extends Record<Part, infer Schema extends z.ZodType> ? Record<Part, z.input<Schema>> : unknown
type ParsedOf<Route, Part extends string> =
  Route extends Record<Part, infer Schema extends z.ZodType> ? Record<Part, z.output<Schema>> : unknown
type OptionalQuery<Route> = Route extends { query: infer Schema extends z.ZodType } ? { readonly query?: z.input<Schema> } : unknown

/** What a caller gives. */
export type RouteInput<Name extends RouteName> = InputOf<Routes[Name], 'params'> &
  OptionalQuery<Routes[Name]> &
  InputOf<Routes[Name], 'body'> &
  (Routes[Name] extends { upload: boolean } ? { readonly file: UploadedFile } : unknown)
/** What a handler gets, after the schemas have looked. */
export type RouteRequest<Name extends RouteName> = ParsedOf<Routes[Name], 'params'> &
  ParsedOf<Routes[Name], 'query'> &
  ParsedOf<Routes[Name], 'body'>
export type RouteResponse<Name extends RouteName> = z.output<Routes[Name]['response']>

/** A browser's File or Blob, by the little that is asked of it. */
export interface UploadedFile {
  readonly name: string
  readonly size: number
}
