import { type Digest, type Outcome, refuse } from '@undersigned/letter'

export type SealCheckRefusal = 'seal-adapter-missing' | 'seal-not-valid'

/** Somebody who can tell whether an organisation sealed a text: a trust service, reached by an adapter of the operator's (rule G97). */
export interface OrganisationSeals {
  /** What the seal is called where it is asked for; null where no adapter is set up. */
  readonly name: string | null
  /** Which organisation sealed these words over this manifest, as the certificate names it. */
  check(seal: Uint8Array, over: Digest): Promise<Outcome<{ readonly organisation: string }, SealCheckRefusal>>
}

/** What a server has that was given no adapter: it says so, and takes no seal for one. */
export const noSeals: OrganisationSeals = { name: null, check: async () => refuse('seal-adapter-missing') }
