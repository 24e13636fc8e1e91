import type { ProblemCode } from '@undersigned/api'

/** A refusal on its way out: why, and the facts its words need. */
export interface Refused {
  readonly ok: false
  readonly refusal: ProblemCode
  readonly facts?: Readonly<Record<string, string | number>>
}

export const refused = (refusal: ProblemCode, facts: Readonly<Record<string, string | number>> = {}): Refused => ({
  ok: false,
  refusal,
  facts,
})

/** From refusal to status: one table, none forgotten. */
export const statusOf: Record<ProblemCode, 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503> = {
  malformed: 400,
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'foreign-origin': 403,
  'too-large': 413,
  'too-many-requests': 429,
  'form-trap': 422,
  'form-too-fast': 422,
  'form-expired': 422,
  'wrong-code': 403,
  'link-used-or-expired': 403,
  'invitation-used-or-expired': 404,
  'already-a-member': 409,
  'last-coordinator': 409,
  'organisation-taken': 409,
  'organisation-needed': 409,
  'slug-taken': 409,
  'slug-fixed': 409,
  'deadlines-crossed': 422,
  'not-in-this-stage': 409,
  'request-pending': 409,
  'request-lapsed': 409,
  'same-person': 403,
  'other-organisation-needed': 403,
  'invite-a-second': 409,
  'open-placeholders': 409,
  'unit-moved-on': 409,
  'structure-unsettled': 409,
  'own-work': 403,
  'machine-off': 409,
  'checks-open': 409,
  'sealed-text': 409,
  'versions-incomplete': 409,
  'change-is-more': 409,
  'not-published': 409,
  'under-embargo': 409,
  'hard-deadline-passed': 409,
  'already-signed': 409,
  'organisation-signed': 409,
  'already-approved': 409,
  'not-an-approver': 403,
  'quorum-out-of-reach': 422,
  'source-needed': 422,
  'records-stale': 409,
  'nothing-to-send': 409,
  'copies-on-their-way': 409,
  'file-not-readable': 422,
  'file-not-supported': 415,
  'file-of-another-letter': 422,
  'no-such-copy': 404,
  'export-failed': 500,
  'demo-only': 404,
  'server-error': 500,
  offline: 503,
}

/** How long to wait, where waiting helps. */
export const retryAfter = ({ refusal, facts = {} }: Refused): Readonly<Record<string, string>> =>
  refusal === 'too-many-requests' && typeof facts.seconds === 'number' ? { 'retry-after': String(facts.seconds) } : {}

export function problemResponse(problem: Refused): Response {
  const { refusal, facts = {} } = problem
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', ...retryAfter(problem) }
  return new Response(JSON.stringify({ problem: refusal, facts }), { status: statusOf[refusal], headers })
}
