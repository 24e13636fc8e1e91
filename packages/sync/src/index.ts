export { type RoomAddress, type RoomId, type RoomPart, readRoomId, roomId } from './room-id.ts'
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
