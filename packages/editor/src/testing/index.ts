export {
  caretAt,
  closeDesk,
  type Desk,
  type DeskOptions,
  hand,
  isMirror,
  openDesk,
  type PlacedNode,
  paragraphAt,
  seedOf,
  settleAll,
  shown,
} from './desk.ts'
export { installDom } from './dom.ts'
export { EditorSeat } from './editor-seat.ts'
/** The usual binding, for comparison; loaded only when asked for. */
export const loadPeer = () => import('./peer-seat.ts')
