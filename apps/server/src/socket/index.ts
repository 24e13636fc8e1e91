export type { RoomAccess } from './entrance.ts'
export { type MountedSockets, mountSockets } from './mount-sockets.ts'
