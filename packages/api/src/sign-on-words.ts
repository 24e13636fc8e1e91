/** How well it is known who may sign for an organisation, from claimed to sealed (rule G72). */
export const AUTHORITY_RUNGS = ['A0', 'A1', 'A2', 'A3', 'A4', 'A5'] as const
export type AuthorityRung = (typeof AUTHORITY_RUNGS)[number]

/** What a confirmed signature may wait for before it is listed (rule G90). */
export const LISTING_WAITS = ['confirmation', 'hold', 'desk', 'authority', 'contact', 'duplicate', 'pause'] as const
export type ListingWait = (typeof LISTING_WAITS)[number]
