/** Why something that claims to be proof is none; each has words in the catalogue under `proof.refusal`. */
export const PROOF_REFUSALS = [
  'not-a-bundle',
  'file-missing',
  'file-unknown',
  'file-unreadable',
  'contents-differ',
  'note-malformed',
  'not-signed',
  'other-key',
  'other-letter',
  'log-differs',
  'not-in-log',
  'manifest-differs',
  'text-differs',
  'recipients-differ',
  'list-differs',
  'signature-withdrawn',
  'signature-outdated',
  'cosignature-differs',
] as const
export type ProofRefusal = (typeof PROOF_REFUSALS)[number]

/** What was to be checked does not prove what it says (bad input at an edge): why, and where. */
export class NotProven extends Error {
  override readonly name = 'NotProven'
  readonly refusal: ProofRefusal
  /** The file, key or line it is about. */
  readonly where: string

  constructor(refusal: ProofRefusal, where: string, options?: ErrorOptions) {
    super(`${refusal}: ${where}`, options)
    this.refusal = refusal
    this.where = where
  }
}
