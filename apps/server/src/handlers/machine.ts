import { MACHINE_FAILURES, MACHINE_SERVICES, type MachineFailure, type RouteResponse } from '@undersigned/api'
import { contentToMarkup, markupToContent } from '@undersigned/documents/markup'
import type { Inline } from '@undersigned/letter'
import { isWritable } from '@undersigned/signatures'
import {
  addMachineJobs,
  clearMachineOfLetter,
  type LetterRow,
  type MachineServiceRow,
  machineJobOf,
  machineOfLetter,
  machineServicesOf,
  namesOf,
  putMachineService,
  removeMachineService,
  setMachineOfLetter,
  takeMachineJob,
} from '@undersigned/storage'
import { type Call, coalitionIn, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { refused } from '../http/problem.ts'
import { jobOf } from '../machine/deliveries.ts'
import type { Secret, ServiceName, UnitAnswer } from '../machine/machine-translation.ts'
import { wholeContent } from '../machine/whole-content.ts'
import { placeOf } from '../memory/place.ts'
import type { Services } from '../services.ts'

type MachineRoutes =
  | 'machineServices'
  | 'machineServicePut'
  | 'machineServiceRemove'
  | 'machineLetterGet'
  | 'machineLetterPut'
  | 'machineTranslate'
  | 'machineAnswer'

type Answer = RouteResponse<'machineTranslate'>['answers'][number]

/** How long a service may take for an answer, and for what it promised. */
const ANSWER_MS = 30_000
const PROMISE_MS = 6 * 3_600_000

export const machineHandlers: Handlers<MachineRoutes> = {
  machineServices: async (call) => {
    const { store, machines } = call.services
    const rows = await machineServicesOf(store.db, coalitionIn(call).coalitionId)
    const names = await namesOf(
      store.db,
      rows.map(({ by }) => by),
    )
    return reply({
      services: machines.offered.map(({ service, account, host }) => {
        const row = rows.find((each) => each.service === service)
        if (row === undefined) return { service, account, host, ready: false, by: null, at: null }
        const by = { id: row.by, name: names.get(row.by) ?? '' }
        return { service, account, host: machines.hostOf(service, secretIn(call.services, row)), ready: true, by, at: row.at }
      }),
    })
  },
  /** Sealed before it is stored; nothing ever reads it back to a browser (rule T96). */
  machineServicePut: async (call) => {
    const { store, keys, machines, now } = call.services
    const { service } = call.request.params
    const { account, key } = call.request.body
    const offered = machines.offered.find((each) => each.service === service)
    if (offered === undefined) return refused('not-found')
    if (offered.keyNeeded && key === '') return refused('malformed', { field: 'key' })
    if (offered.account && account === '') return refused('malformed', { field: 'account' })
    const { keyId, ciphertext } = keys.seal(JSON.stringify({ account, key }))
    const row = { coalitionId: coalitionIn(call).coalitionId, service, keyId, secret: ciphertext, by: visitorIn(call).id, at: now() }
    await store.transaction((tx) => putMachineService(tx, row))
    return done
  },
  machineServiceRemove: async (call) => {
    const { coalitionId } = coalitionIn(call)
    const gone = await call.services.store.transaction((tx) => removeMachineService(tx, coalitionId, call.request.params.service))
    return gone ? done : refused('not-found')
  },
  machineLetterGet: async (call) => reply(await letterView(call.services, letterIn(call).letter)),
  machineLetterPut: async (call) => {
    const { letter } = letterIn(call)
    const { store, now } = call.services
    const { service } = call.request.body
    const ready = await readyServices(call.services, letter.coalitionId)
    if (service !== null && !ready.has(service)) return refused('machine-off')
    const by = visitorIn(call).id
    await store.transaction(async (tx) => {
      if (service === null) await clearMachineOfLetter(tx, letter.id)
      else await setMachineOfLetter(tx, { letterId: letter.id, service, by, at: now() })
    })
    return reply(await letterView(call.services, letter))
  },
  /** What leaves is the original as it is stored, of the units asked for, and nothing else (rule T96). */
  machineTranslate: async (call) => {
    const { letter } = letterIn(call)
    const { reader, limits, machines } = call.services
    const { language } = call.request.params
    if (!isWritable('version', letter.stage)) return refused('not-in-this-stage', { stage: letter.stage })
    const use = await machineInUse(call.services, letter)
    if (use === null || language === letter.language) return refused('machine-off')
    const limited = await limits.take('machinePerAccount', visitorIn(call).id)
    if (limited !== null) return limited
    const { original, recipients } = await reader.read(letter.id, [])
    const sources = new Map<string, readonly Inline[]>()
    for (const unit of call.request.body.units) {
      const place = placeOf(original.text, recipients, unit)
      if (place !== null) sources.set(unit, place.content)
    }
    if (sources.size === 0) return refused('not-found')
    const units = [...sources].map(([id, content]) => ({ id, markup: contentToMarkup(content) }))
    const signal = AbortSignal.timeout(ANSWER_MS)
    const answers = await machines.open(use.service, use.secret).translate({ units, from: letter.language, to: language, signal })
    await keepPromises(call, { answers, sources, service: use.service })
    return reply({ service: use.service, answers: answers.map((answer) => answerFrom(answer, sources.get(answer.id) ?? [])) })
  },
  machineAnswer: async (call) => {
    const { letter } = letterIn(call)
    const { language, job } = call.request.params
    const { db } = call.services.store
    const row = await machineJobOf(db, job)
    if (row === null || row.letterId !== letter.id || row.language !== language) return refused('not-found')
    if (row.state === 'waiting' && row.expiresAt > call.services.now()) return reply({ answer: null })
    await takeMachineJob(db, job)
    const { unit: id, answer: said } = row
    if (row.state === 'done')
      return reply({ answer: answerFrom({ id, kind: 'translated', markup: said ?? '' }, markupToContent(row.markup)) })
    return reply({ answer: answerFrom({ id, kind: 'failed', reason: failureIn(said) }, []) })
  },
}

/** A service's name, of a row: what this build does not know is not used. */
const serviceIn = (name: string): ServiceName | undefined => MACHINE_SERVICES.find((service) => service === name)
const failureIn = (said: string | null): MachineFailure => MACHINE_FAILURES.find((reason) => reason === said) ?? 'timed-out'

function secretIn({ keys }: Services, { keyId, secret }: MachineServiceRow): Secret {
  const opened: unknown = JSON.parse(keys.open({ keyId, ciphertext: secret }))
  if (typeof opened !== 'object' || opened === null || !('account' in opened) || !('key' in opened))
    throw new TypeError('a key of another kind')
  return { account: String(opened.account), key: String(opened.key) }
}

/** The services a coalition can use now: offered by the operator, with a key of its own. */
async function readyServices(services: Services, coalition: string): Promise<ReadonlyMap<ServiceName, Secret>> {
  const rows = await machineServicesOf(services.store.db, coalition)
  const ready = rows.flatMap((row): [ServiceName, Secret][] => {
    const service = serviceIn(row.service)
    const isOffered = services.machines.offered.some((each) => each.service === service)
    return service === undefined || !isOffered ? [] : [[service, secretIn(services, row)]]
  })
  return new Map(ready)
}

async function machineInUse(services: Services, letter: LetterRow) {
  const row = await machineOfLetter(services.store.db, letter.id)
  const service = row === null ? undefined : serviceIn(row.service)
  if (row === null || service === undefined) return null
  const secret = (await readyServices(services, letter.coalitionId)).get(service)
  return secret === undefined ? null : { service, secret, by: row.by, at: row.at }
}

async function letterView(services: Services, letter: LetterRow): Promise<RouteResponse<'machineLetterGet'>> {
  const [use, ready] = await Promise.all([machineInUse(services, letter), readyServices(services, letter.coalitionId)])
  const { machines, store } = services
  const name = use === null ? '' : ((await namesOf(store.db, [use.by])).get(use.by) ?? '')
  return {
    use:
      use === null
        ? null
        : { service: use.service, host: hostOnly(machines.hostOf(use.service, use.secret)), by: { id: use.by, name }, at: use.at },
    services: [...ready].map(([service, secret]) => ({ service, host: hostOnly(machines.hostOf(service, secret)) })),
  }
}

const hostOnly = (address: string): string => new URL(address).host

interface Answered {
  readonly answers: readonly UnitAnswer[]
  readonly sources: ReadonlyMap<string, readonly Inline[]>
  readonly service: ServiceName
}

async function keepPromises(call: Call<'machineTranslate'>, { answers, sources, service }: Answered): Promise<void> {
  const { store, now } = call.services
  const at = now()
  const common = { letterId: letterIn(call).letter.id, language: call.request.params.language, service, by: visitorIn(call).id, at }
  const jobs = answers.flatMap((answer) => {
    if (answer.kind !== 'promised') return []
    const markup = contentToMarkup(sources.get(answer.id) ?? [])
    return [
      {
        ...common,
        token: jobOf(answer.token),
        unit: answer.id,
        markup,
        expiresAt: at + PROMISE_MS,
        state: 'waiting' as const,
        answer: null,
      },
    ]
  })
  await store.transaction((tx) => addMachineJobs(tx, jobs, at))
}

function answerFrom(answer: UnitAnswer, source: readonly Inline[]): Answer {
  const { id: unit } = answer
  if (answer.kind === 'promised') return { unit, outcome: 'promised', job: jobOf(answer.token) }
  if (answer.kind === 'failed') return { unit, outcome: 'failed', reason: answer.reason, seconds: answer.seconds ?? null }
  const content = wholeContent(answer.markup, source)
  if (content === null) return { unit, outcome: 'failed', reason: 'marks-lost', seconds: null }
  return { unit, outcome: 'translated', content }
}
