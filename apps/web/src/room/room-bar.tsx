import type { SaveState } from '@undersigned/sync/client'
import type { ReactNode } from 'react'
import { SaveLine } from './save-line.tsx'

/** The bar above a text: the save line, and who is here. */
export function RoomBar({ state, children }: { readonly state: SaveState; readonly children: ReactNode }) {
  return (
    <div className="room-bar no-print">
      <SaveLine state={state} />
      {children}
    </div>
  )
}
