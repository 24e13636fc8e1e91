import {
  type Answer,
  createClient,
  type LooseInput,
  type Problem,
  type RouteInput,
  type RouteName,
  type RouteResponse,
} from '@undersigned/api/client'

async function upload(address: string, fields: Readonly<Record<string, string>>, file: unknown) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (file instanceof File) form.append('file', file)
  return fetch(address, { method: 'POST', body: form, credentials: 'same-origin', headers: { accept: 'application/json' } })
}

export const api = createClient({ fetch: (address, init) => fetch(address, init), upload })

/** A refusal on its way to whoever shows it. */
class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.problem)
    this.problem = problem
  }
}

/** Calls a route; a refusal is thrown, for resources and actions, which show it. */
export async function ask<Name extends RouteName>(name: Name, input: RouteInput<Name> & LooseInput): Promise<RouteResponse<Name>> {
  const answer: Answer<RouteResponse<Name>> = await api.call(name, input)
  if (!answer.ok) throw new Refused(answer.refusal)
  return answer.value
}

/** What a thrown thing says to people. What is not a refusal is our own mistake: it is told to the console of the browser and shown as such. */
export function problemOf(cause: unknown): Problem {
  if (cause instanceof Refused) return cause.problem
  reportError(cause)
  return { status: 0, problem: 'server-error', facts: {} }
}
