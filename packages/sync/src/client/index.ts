export { connectRoom, type RoomConnection, type RoomOptions, type TicketAnswer, type UnsentContent } from './connect-room.ts'
export { deviceName } from './device-name.ts'
export { wipePerson } from './device-store.ts'
export type { Refusal, SaveState } from './save-state.ts'
