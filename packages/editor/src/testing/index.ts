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
