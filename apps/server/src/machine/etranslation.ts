import type { MachineFailure } from '@undersigned/api'
import { z } from 'zod'
import { fromHtml, toHtml } from './html-markup.ts'
import {
  failed,
  type MachineTranslation,
  type Secret,
  type ToTranslate,
  type UnitAnswer,
  type UnitToTranslate,
} from './machine-translation.ts'
import { postJson } from './post-json.ts'

/** What the service calls an address of ours by; each unit has its own, which nobody can guess. */
export interface Promises {
  /** A new secret word. */
  newToken(): string
  /** Where the service is to bring what the word was promised for. */
  addressOf(token: string): string
}

export const ETRANSLATION_HOST = 'https://language-tools.ec.europa.eu/etranslation'

const acceptedSchema = z.object({ requestId: z.union([z.number(), z.string()]).optional(), errorCode: z.number().optional() })

/**
 * The European Commission's eTranslation, REST v2: a request is taken in at once, the translation is brought to an address of ours later
 * (rules T97, T99). A unit goes as a small HTML document, so that its marks come back.
 * Contract: https://language-tools.ec.europa.eu/dev-corner/etranslation/rest-v2/document
 * and https://language-tools.ec.europa.eu/assets/downloads/eTranslation-RestV2.yaml
 */
export function etranslation(secret: Secret, promises: Promises, host = ETRANSLATION_HOST): MachineTranslation {
  const authorization = `Basic ${Buffer.from(`${secret.account}:${secret.key}`, 'utf8').toString('base64')}`
  const promised = async (unit: UnitToTranslate, { from, to, signal }: ToTranslate): Promise<UnitAnswer> => {
    const token = promises.newToken()
    const address = promises.addressOf(token)
    const posted = await postJson({
      url: `${host}/api/askTranslate`,
      headers: { authorization },
      body: {
        sourceLanguage: from.toUpperCase(),
        targetLanguages: [to.toUpperCase()],
        domain: 'GEN',
        callerInformation: { externalReference: 'undersigned' },
        documentToTranslate: { document: { format: 'html', content: base64(`<html><body><p>${toHtml(unit.markup)}</p></body></html>`) } },
        notifications: { success: { http: address }, failure: { http: address } },
        deliveries: { http: address },
      },
      signal,
    })
    const [refusal] = posted.ok ? [] : failed([unit], posted.reason, posted.seconds)
    if (refusal !== undefined) return refusal
    const reason = posted.ok ? refusedFor(posted.value) : 'unavailable'
    return reason === null ? { id: unit.id, kind: 'promised', token } : { id: unit.id, kind: 'failed', reason }
  }
  return {
    name: 'etranslation',
    translate: async (asked) => {
      const answers: UnitAnswer[] = []
      for (const unit of asked.units) answers.push(await promised(unit, asked))
      return answers
    },
  }
}

/** Null where the request was taken in: a number that is not negative. */
function refusedFor(value: unknown): MachineFailure | null {
  const read = acceptedSchema.safeParse(value)
  if (!read.success) return 'not-understood'
  const { requestId, errorCode = Number(requestId) } = read.data
  if (Number.isNaN(errorCode)) return 'not-understood'
  if (errorCode > 0 && read.data.errorCode === undefined) return null
  return codeReason(errorCode)
}

const QUOTA_EXCEEDED = -11_200

const codeReason = (code: number): MachineFailure => (code === QUOTA_EXCEEDED ? 'quota' : 'unavailable')

const deliverySchema = z.object({
  result: z.string().optional(),
  translatedText: z.string().optional(),
  errorCode: z.number().optional(),
})

export type Delivered =
  | { readonly kind: 'translated'; readonly markup: string }
  | { readonly kind: 'failed'; readonly reason: MachineFailure }
  /** Says only that something was done: the text comes, or came, by itself. */
  | { readonly kind: 'nothing' }

/** What the service brought to our address. */
export function deliveredIn(body: unknown): Delivered {
  const read = deliverySchema.safeParse(body)
  if (!read.success) return { kind: 'failed', reason: 'not-understood' }
  const { result, translatedText, errorCode } = read.data
  if (errorCode !== undefined && errorCode !== 0) return { kind: 'failed', reason: codeReason(errorCode) }
  const text = result === undefined ? translatedText : Buffer.from(result, 'base64').toString('utf8')
  if (text === undefined) return { kind: 'nothing' }
  const [, inner] = /<p\b[^>]*>([\s\S]*)<\/p>/i.exec(text) ?? []
  return inner === undefined ? { kind: 'failed', reason: 'half-an-answer' } : { kind: 'translated', markup: fromHtml(inner.trim()) }
}

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')
