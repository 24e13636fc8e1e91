/** What a decision gives back: the new value, or the refusal that people may meet on an ordinary day. */
export type Outcome<Value, Refusal> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal }

export const accept = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })
export const refuse = <Refusal>(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal })
