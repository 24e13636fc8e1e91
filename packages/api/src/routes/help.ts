import type { Inline } from '@undersigned/letter'
import { z } from 'zod'
import { done, id, instant, language, line, ours, person, unit } from '../common.ts'
import { MACHINE_FAILURES, MACHINE_SERVICES } from '../words.ts'
import { letterParams } from './letters.ts'

const coalitionParams = z.object({ coalition: id })
const versionParams = letterParams.extend({ language })
const content = ours<readonly Inline[]>()

const match = z.object({
  id: z.string(),
  fit: z.enum(['context', 'exact', 'fuzzy']),
  percent: z.int(),
  /** What was translated then, and how; `target` already carries this original's notes and links. */
  source: content,
  target: content,
  letter: z.object({ id: z.string(), title: z.string() }).nullable(),
  by: person,
  at: instant,
})

const service = z.enum(MACHINE_SERVICES)
const failure = z.enum(MACHINE_FAILURES)

const offered = z.object({
  service,
  /** Whether it wants an application's name beside the key. */
  account: z.boolean(),
  /** Null until a key says which of a service's hosts it is for. */
  host: z.string().nullable(),
  /** A key is there; it is never shown again. */
  ready: z.boolean(),
  by: person.nullable(),
  at: instant.nullable(),
})

const answer = z.discriminatedUnion('outcome', [
  z.object({ unit: z.string(), outcome: z.literal('translated'), content }),
  /** It comes later; `job` asks for it. */
  z.object({ unit: z.string(), outcome: z.literal('promised'), job: z.string() }),
  z.object({ unit: z.string(), outcome: z.literal('failed'), reason: failure, seconds: z.int().nullable() }),
])

const letterMachine = z.object({
  /** Null while the text may go nowhere. */
  use: z.object({ service, host: z.string(), by: person, at: instant }).nullable(),
  /** What a coordinator may choose from. */
  services: z.array(z.object({ service, host: z.string() })),
})

export const helpRoutes = {
  /** What the coalition remembers that is like this unit's original, the best first. */
  memoryMatches: { params: versionParams.extend({ unit }), response: z.object({ matches: z.array(match) }) },
  memorySizes: {
    params: coalitionParams,
    response: z.object({ directions: z.array(z.object({ from: language, to: language, count: z.int() })) }),
  },
  memoryForget: { params: coalitionParams.extend({ entry: id }), response: done },
  memoryForgetLetter: { params: coalitionParams.extend({ letter: id }), response: z.object({ forgotten: z.int() }) },

  machineServices: { params: coalitionParams, response: z.object({ services: z.array(offered) }) },
  machineServicePut: {
    params: coalitionParams.extend({ service }),
    body: z.object({ account: line.default(''), key: line }),
    response: done,
  },
  machineServiceRemove: { params: coalitionParams.extend({ service }), response: done },
  machineLetterGet: { params: letterParams, response: letterMachine },
  machineLetterPut: { params: letterParams, body: z.object({ service: service.nullable() }), response: letterMachine },
  /** Sends these units of the original, as they stand, to the service this letter may use. */
  machineTranslate: {
    params: versionParams,
    body: z.object({ units: z.array(unit).min(1).max(50) }),
    response: z.object({ service, answers: z.array(answer) }),
  },
  /** What became of a promise; handed over once. */
  machineAnswer: {
    params: versionParams.extend({ job: z.string().regex(/^[0-9a-f]{64}$/) }),
    response: z.object({ answer: answer.nullable() }),
  },
}
