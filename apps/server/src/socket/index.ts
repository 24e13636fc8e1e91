export type { RoomAccess, TicketReading } from './entrance.ts'
export { type MountedSockets, mountSockets, type SocketsOptions } from './mount-sockets.ts'
