import type { LetterId } from '@undersigned/letter'
import { spendChallenge, type Transacting } from '@undersigned/storage'
import { type Refused, refused } from '../http/problem.ts'
import { InGroups } from '../in-groups.ts'
import { authorityRules } from '../letters/authority-rules.ts'
import type { Services } from '../services.ts'
import { readFormHour } from './guard-hour.ts'
import { type Counted, countForms, type Verdict } from './guard-limits.ts'
import { readSolution, type Solved } from './guard-work.ts'

/** The fields that only a form of ours has: one for programs to fall into, its hour, and the work that was done. */
export const GUARD = { trap: 'url', hour: 'form-hour', work: 'form-work' } as const

export interface Visit {
  readonly letter: LetterId
  /** As far as it can be believed; only a hash of it is kept, for a day (rule G111). */
  readonly address: string
  /** The form as it was posted. */
  readonly typed: Readonly<Record<string, string>>
  /** The address a mail would go to; null where none was given. */
  readonly mailbox: string | null
}

/** `held`: take it as usual, but let the desk look before anything of it is listed. */
export type Checked = { readonly ok: true; readonly held: 'limits' | null } | Refused

/** Whether a form that anybody may send came from a person, as far as one can tell without asking them anything (rules G110 to G112). */
export async function checkVisitor(
  services: Pick<Services, 'store' | 'keys' | 'now' | 'config'>,
  { letter, address, typed, mailbox }: Visit,
): Promise<Checked> {
  const { keys, store, config } = services
  const now = services.now()
  if ((typed[GUARD.trap] ?? '') !== '') return refused('form-trap')
  const hour = readFormHour(keys, { letter, hour: typed[GUARD.hour] ?? '', now })
  if (hour !== 'in-time') return refused(hour === 'too-fast' ? 'form-too-fast' : 'form-expired')
  const solved = await readSolution({ keys, letter, now }, typed[GUARD.work] ?? '')
  const domain = await domainOf(mailbox)
  const verdict = await countTogether(store, { counted: { address, ...domain, now, factor: config.limitFactor }, solved })
  if (verdict.kind === 'over') return refused('too-many-requests', { seconds: verdict.seconds })
  return { ok: true, held: verdict.kind === 'held' ? 'limits' : null }
}

interface Form {
  readonly counted: Omit<Counted, 'isProven'>
  readonly solved: Solved | null
}

const groups = new WeakMap<Services['store'], InGroups<Form, Verdict>>()

/** Forms that come while others are counted are counted together (rule G168). */
function countTogether(store: Services['store'], form: Form): Promise<Verdict> {
  const counting = groups.get(store) ?? groupOf(store)
  groups.set(store, counting)
  return counting.ask(form)
}

function groupOf({ transaction }: Services['store']): InGroups<Form, Verdict> {
  const together = (forms: readonly Form[]) => transaction((tx) => countAll(tx, forms))
  const alone = async (form: Form): Promise<Verdict> => (await together([form]))[0] ?? { kind: 'held' }
  return new InGroups({ together, alone })
}

async function countAll(tx: Transacting, forms: readonly Form[]): Promise<readonly Verdict[]> {
  const all: Counted[] = []
  // Work that was done for another form is none.
  for (const { counted, solved } of forms) all.push({ ...counted, isProven: solved !== null && (await spendChallenge(tx, solved)) })
  return countForms(tx, all)
}

/** Subdomains are free to make, so what is counted is what somebody had to register. The suffix list is large: only this asks for it. */
async function domainOf(mailbox: string | null): Promise<{ readonly host: string | null; readonly isFreeMail: boolean }> {
  if (mailbox === null) return { host: null, isFreeMail: false }
  const { isFreeMail, mailHost, ownDomain } = await authorityRules()
  const host = mailHost(mailbox)
  if (host === null) return { host: null, isFreeMail: false }
  return { host: ownDomain(host) ?? host, isFreeMail: isFreeMail(host) }
}
