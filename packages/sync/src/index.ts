export { type RoomAddress, type RoomId, type RoomPart, readRoomId, roomId } from './room-id.ts'
export { type Figures, RoomHost, type RoomHostOptions, type Seat } from './rooms/host.ts'
export { defaultLimits, type Limits } from './rooms/limits.ts'
export type { Clock, OnTrouble, Peer, Visitor, Workshop } from './rooms/ports.ts'
export type {
  Appended,
  Head,
  LoggedUpdate,
  NewUpdate,
  RoomContent,
  Snapshot,
  Stop,
  StopReason,
  UpdateLog,
} from './update-log.ts'
export { CLOSE, type CloseCode, isFinal } from './wire/close-codes.ts'
export { MalformedMessage } from './wire/malformed.ts'
export type { Message, ReadOnlyReason, RefusalReason } from './wire/message.ts'
