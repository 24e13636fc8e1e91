/** What is asked of the thread. */
export type Task =
  | { readonly kind: 'fold'; readonly updates: readonly Uint8Array[] }
  | { readonly kind: 'difference'; readonly state: Uint8Array; readonly stateVector: Uint8Array }
  | { readonly kind: 'is-clean-up'; readonly updates: readonly Uint8Array[]; readonly update: Uint8Array }

export interface Asked {
  readonly id: number
  readonly task: Task
}

export type Done =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly reason: string }

export const isDone = (message: unknown): message is Done =>
  typeof message === 'object' && message !== null && 'id' in message && 'ok' in message
