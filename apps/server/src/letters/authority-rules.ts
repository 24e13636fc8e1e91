let loaded: Promise<typeof import('@undersigned/signatures/authority')> | null = null

/** The rules of domains and mailboxes. The public suffix list behind them is large: only a server that takes a signature loads it, once. */
export function authorityRules(): Promise<typeof import('@undersigned/signatures/authority')> {
  loaded ??= import('@undersigned/signatures/authority')
  return loaded
}
