import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { networkOf } from './client-address.ts'
import { type Refused, refused } from './problem.ts'

/** How often, per what, in how many seconds. */
interface Limit {
  readonly points: number
  readonly seconds: number
}

const limits = {
  /** Sign-in mails to one address, whoever asks. */
  mailPerAddress: { points: 5, seconds: 900 },
  /** Sign-in mails asked for from one network, to whomever. */
  mailPerNetwork: { points: 30, seconds: 900 },
  /** Mails to others that one account sets off: invitations, whoever they go to. */
  invitationPerAccount: { points: 300, seconds: 3600 },
  /** Tries of a code or link for one address, and from one network. */
  codePerAddress: { points: 10, seconds: 900 },
  codePerNetwork: { points: 60, seconds: 900 },
  /** Everything else that one client asks. */
  requestPerClient: { points: 1200, seconds: 60 },
  writePerClient: { points: 300, seconds: 60 },
  /** Forms of the public pages, per network. */
  formPerNetwork: { points: 60, seconds: 600 },
  uploadPerClient: { points: 20, seconds: 600 },
} satisfies Record<string, Limit>

type LimitName = keyof typeof limits

/** Counts and refuses; every count is per server process. */
export interface Limits {
  /** Null: go on. A network is taken from the address by the limit's own name. */
  take(name: LimitName, key: string): Promise<Refused | null>
}

export function createLimits(factor: number): Limits {
  const limiters = new Map(
    Object.entries(limits).map(([name, { points, seconds }]) => [
      name,
      new RateLimiterMemory({ keyPrefix: name, points: points * factor, duration: seconds }),
    ]),
  )
  return {
    take: async (name, key) => {
      const counted = name.endsWith('PerNetwork') ? networkOf(key) : key
      try {
        await limiters.get(name)?.consume(counted)
        return null
      } catch (spent) {
        if (!(spent instanceof RateLimiterRes)) throw spent
        return refused('too-many-requests', { seconds: Math.ceil(spent.msBeforeNext / 1000) })
      }
    },
  }
}
