import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { clientOf, networkOf } from './client-address.ts'
import { type Refused, refused } from './problem.ts'

/** How often, per what, in how many seconds. */
interface Window {
  readonly points: number
  readonly seconds: number
}

/** One window, or several that all have to have room. */
type Limit = Window | readonly Window[]

const limits = {
  /** Sign-in mails to one address, whoever asks. */
  mailPerAddress: { points: 5, seconds: 900 },
  /** Sign-in mails asked for from one network, to whomever. */
  mailPerNetwork: { points: 30, seconds: 900 },
  /** Mails to others that one account sets off: invitations, whoever they go to. */
  invitationPerAccount: { points: 300, seconds: 3600 },
  /** Whole lists of signatories that one account takes in. */
  listPerAccount: { points: 20, seconds: 86_400 },
  /** Tries of a code or link for one address, and from one network. */
  codePerAddress: { points: 10, seconds: 900 },
  codePerNetwork: { points: 60, seconds: 900 },
  /** Everything else that one client asks. */
  requestPerClient: { points: 1200, seconds: 60 },
  writePerClient: { points: 300, seconds: 60 },
  /** Public pages, for everyone who reads: a burst, and what comes after bursts. */
  pagePerClient: [
    { points: 300, seconds: 10 },
    { points: 3000, seconds: 600 },
  ],
  /** Forms of the public pages, per network. */
  formPerNetwork: { points: 60, seconds: 600 },
  /** Texts that go out to be translated: a key costs its coalition money. */
  machinePerAccount: { points: 600, seconds: 3600 },
  uploadPerClient: { points: 20, seconds: 600 },
} satisfies Record<string, Limit>

type LimitName = keyof typeof limits

/** Counts and refuses; every count is per server process. */
export interface Limits {
  /** Null: go on. What is counted of an address says the limit's own name: its network, its client, or the word as it is. */
  take(name: LimitName, key: string): Promise<Refused | null>
}

export function createLimits(factor: number): Limits {
  const limiters = new Map(Object.entries(limits).map(([name, limit]) => [name, limitersOf(name, limit, factor)]))
  return {
    take: async (name, key) => {
      const counted = countedOf(name, key)
      try {
        for (const limiter of limiters.get(name) ?? []) await limiter.consume(counted)
        return null
      } catch (spent) {
        if (!(spent instanceof RateLimiterRes)) throw spent
        return refused('too-many-requests', { seconds: Math.ceil(spent.msBeforeNext / 1000) })
      }
    },
  }
}

const limitersOf = (name: string, limit: Limit, factor: number): readonly RateLimiterMemory[] =>
  windowsOf(limit).map(
    ({ points, seconds }) => new RateLimiterMemory({ keyPrefix: `${name}/${seconds}`, points: points * factor, duration: seconds }),
  )

const windowsOf = (limit: Limit): readonly Window[] => ('points' in limit ? [limit] : limit)

function countedOf(name: LimitName, key: string): string {
  if (name.endsWith('PerNetwork')) return networkOf(key)
  return name.endsWith('PerClient') ? clientOf(key) : key
}
