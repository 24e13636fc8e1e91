import type { LetterId } from '@undersigned/letter'
import type { Challenge } from 'altcha-lib'
import { z } from 'zod'
import type { Keys } from '../keys.ts'

/** About half a second of a desk computer and a few of an old phone, beside everything else that happens there. */
const COST = 5000
const FEWEST = 100
const MOST = 400
const LASTS = 30 * 60 * 1000

interface Working {
  readonly keys: Pick<Keys, 'derive'>
  readonly letter: LetterId
  readonly now: number
}

/** Work for a browser to do before it sends a form, in ALTCHA's own format. Only who asks for one loads the library. */
export async function newChallenge({ keys, letter, now }: Working): Promise<Challenge> {
  const [{ createChallenge, randomInt }, { deriveKey }] = await library()
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: COST,
    counter: randomInt(MOST, FEWEST),
    deriveKey,
    data: { letter },
    expiresAt: Math.floor((now + LASTS) / 1000),
    ...secretsOf(keys),
  })
}

/** A solution that is right, for this letter and in time; that it was not used before is looked up elsewhere (rule G112). */
export interface Solved {
  readonly id: string
  readonly expiresAt: number
}

export async function readSolution({ keys, letter, now }: Working, written: string): Promise<Solved | null> {
  const payload = payloadFrom(written)
  if (payload === null) return null
  const { challenge, solution } = payload
  const { nonce, expiresAt, data } = challenge.parameters
  if (expiresAt * 1000 <= now || data.letter !== letter) return null
  const [{ verifySolution }, { deriveKey }] = await library()
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secretsOf(keys) })
  return verified ? { id: nonce, expiresAt: expiresAt * 1000 } : null
}

const library = () => Promise.all([import('altcha-lib'), import('altcha-lib/algorithms/pbkdf2')])

function secretsOf(keys: Pick<Keys, 'derive'>) {
  return {
    hmacSignatureSecret: keys.derive('form-work').toString('base64'),
    hmacKeySignatureSecret: keys.derive('form-work-key').toString('base64'),
  }
}

const hex = z.string().regex(/^[0-9a-f]{1,128}$/)
/** Exactly what we made: anything more or else in it would not bear our signature. */
const payloadSchema = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: hex,
      salt: hex,
      cost: z.literal(COST),
      keyLength: z.literal(32),
      keyPrefix: hex,
      keySignature: hex,
      expiresAt: z.int(),
      data: z.strictObject({ letter: z.string().max(64) }),
    }),
    signature: hex,
  }),
  solution: z.object({ counter: z.int().min(0).max(MOST), derivedKey: hex }),
})

const LONGEST = 4000

function payloadFrom(written: string): z.infer<typeof payloadSchema> | null {
  if (written === '' || written.length > LONGEST) return null
  try {
    return payloadSchema.parse(JSON.parse(Buffer.from(written, 'base64').toString('utf8')))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}
