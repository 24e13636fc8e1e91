export { addresses, type Method, type RouteName } from './addresses.ts'
export * from './desk-words.ts'
export {
  type RouteInput,
  type RouteRequest,
  type RouteResponse,
  type RouteSchemas,
  type Routes,
  routes,
  type UploadedFile,
} from './routes.ts'
export * from './sign-on-words.ts'
export * from './words.ts'
