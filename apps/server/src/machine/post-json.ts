import type { MachineFailure } from '@undersigned/api'

export type Posted =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: MachineFailure; readonly seconds?: number }

interface Posting {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
  readonly signal: AbortSignal
}

const ANSWER_BYTES = 4 * 1024 * 1024

/**
 * Sends JSON and reads JSON back, a bounded amount of it. Redirects are not followed: the text goes where the operator's configuration
 * says and nowhere else (rule T96).
 */
export async function postJson({ url, headers = {}, body, signal }: Posting): Promise<Posted> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(body),
      signal,
    })
    const refusal = refusalOf(answer)
    if (refusal !== null) {
      await answer.body?.cancel()
      return refusal
    }
    return { ok: true, value: JSON.parse(await boundedText(answer)) }
  } catch (error) {
    if (signal.aborted) return { ok: false, reason: 'timed-out' }
    if (error instanceof SyntaxError || error instanceof TooLong) return { ok: false, reason: 'not-understood' }
    return { ok: false, reason: 'unavailable' }
  }
}

class TooLong extends Error {
  override readonly name = 'TooLong'
}

async function boundedText(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.length
    if (size > ANSWER_BYTES) throw new TooLong('an answer is longer than any translation')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** What a status says; 456 is DeepL's "quota exceeded". */
function refusalOf({ status, headers }: Response): Exclude<Posted, { ok: true }> | null {
  if (status >= 200 && status < 300) return null
  if (status === 401 || status === 403) return { ok: false, reason: 'unauthorised' }
  if (status === 429) return { ok: false, reason: 'too-many', seconds: secondsIn(headers.get('retry-after')) }
  if (status === 456) return { ok: false, reason: 'quota' }
  if (status === 413) return { ok: false, reason: 'too-long' }
  return { ok: false, reason: status === 400 ? 'language' : 'unavailable' }
}

const USUAL_PAUSE = 30
const LONGEST_PAUSE = 3600

/** Seconds, or a date; nobody is made to wait longer than an hour on a service's word. */
function secondsIn(value: string | null): number {
  if (value === null || value.trim() === '') return USUAL_PAUSE
  const seconds = Number.isNaN(Number(value)) ? (Date.parse(value) - Date.now()) / 1000 : Number(value)
  return Number.isNaN(seconds) ? USUAL_PAUSE : Math.min(LONGEST_PAUSE, Math.max(1, Math.ceil(seconds)))
}
