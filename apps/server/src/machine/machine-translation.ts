import type { MACHINE_SERVICES, MachineFailure } from '@undersigned/api'
import type { Language } from '@undersigned/letter'

/** One unit on its way out: its words with their marks, as one line of markup. */
export interface UnitToTranslate {
  readonly id: string
  readonly markup: string
}

/** What became of one unit. A promise is kept later, at an address only the service was told (rule T99). */
export type UnitAnswer = { readonly id: string } & (
  | { readonly kind: 'translated'; readonly markup: string }
  | { readonly kind: 'promised'; readonly token: string }
  | { readonly kind: 'failed'; readonly reason: MachineFailure; readonly seconds?: number }
)

export interface ToTranslate {
  readonly units: readonly UnitToTranslate[]
  readonly from: Language
  readonly to: Language
  /** Ends the asking: a service that never answers keeps nobody. */
  readonly signal: AbortSignal
}

/** A service that translates. It answers for every unit it was asked for, in their order, and never throws for what a service may do (rule T97). */
export interface MachineTranslation {
  readonly name: ServiceName
  translate(asked: ToTranslate): Promise<readonly UnitAnswer[]>
}

export type ServiceName = (typeof MACHINE_SERVICES)[number]

/** What a coordinator gave to use a service with. */
export interface Secret {
  /** The application's name, for services that want one. */
  readonly account: string
  readonly key: string
}

export const failed = (units: readonly UnitToTranslate[], reason: MachineFailure, seconds?: number): readonly UnitAnswer[] =>
  units.map(({ id }) => ({ id, kind: 'failed', reason, ...(seconds === undefined ? {} : { seconds }) }))
