import { letterId } from '@undersigned/letter'
import {
  accountOf,
  actsOf,
  eraseAccount,
  eraseAddress,
  lettersFor,
  membershipsOf,
  membersOf,
  removeMails,
  rolesFor,
  rowsOfAddress,
  type Transacting,
} from '@undersigned/storage'
import { takeOutWithin } from '../handlers/coalitions.ts'
import { type Refused, refused } from '../http/problem.ts'
import { indexOf } from '../rotation/kept.ts'
import type { Services } from '../services.ts'
import { eraseSignaturesOf, mailsWith } from './erase.ts'
import { signatureIn } from './export-self.ts'

interface Wish {
  readonly email: string
  readonly signatures: boolean
}

/** Erases an account, out of every coalition and letter; the last coordinator of others names a successor first (rule G127, D24). */
export async function eraseOwnAccount(services: Services, account: string, wish: Wish): Promise<Refused | null> {
  const outcome = await services.store.transaction((tx) => eraseWithin(services, tx, { account, ...wish }))
  if ('refusal' in outcome) return outcome
  services.rolls.forget()
  services.publicPages.forget()
  for (const letter of outcome) services.rooms.revoke(account, letterId(letter))
  return null
}

async function eraseWithin(
  services: Services,
  tx: Transacting,
  { account: id, email, signatures }: Wish & { readonly account: string },
): Promise<readonly string[] | Refused> {
  const account = await accountOf(tx, id)
  if (account === null) return refused('not-found')
  if (account.email.toLowerCase() !== email.trim().toLowerCase()) return refused('malformed', { field: 'email' })
  const letters: string[] = []
  for (const { coalition } of await membershipsOf(tx, id)) {
    const isAlone = (await membersOf(tx, coalition.id)).every((member) => member.account === id)
    // Nobody is left who could succeed: the coalition stays with what it published.
    const left = isAlone ? [] : await takeOutWithin(services, tx, { coalition: coalition.id, account: id, successor: null, heir: null })
    if ('refusal' in left) return { ...left, facts: { ...left.facts, coalition: coalition.name } }
    letters.push(...left)
  }
  const rest = await lettersFor(tx, id)
  const index = await indexOf(services.keys, tx, account.email)
  if (signatures) await eraseSignaturesOf(services, tx, index)
  await eraseAddress(tx, index, { letter: null, at: services.now() })
  const traces = { ids: [id], addresses: new Set([account.email.toLowerCase()]), names: new Set([account.name].filter(Boolean)) }
  await removeMails(tx, await mailsWith(services, tx, { letter: null, traces }))
  await eraseAccount(tx, account)
  return [...letters, ...rest.map((letter) => letter.id)]
}

/** Everything that is kept of an account (rule G127). */
export async function exportAccount(services: Services, id: string) {
  const { db } = services.store
  const account = await accountOf(db, id)
  const [memberships, letters, acts] = await Promise.all([membershipsOf(db, id), lettersFor(db, id), actsOf(db, id)])
  const signed = account === null ? [] : await rowsOfAddress(db, await indexOf(services.keys, db, account.email))
  return {
    format: 'undersigned-my-account-1',
    at: new Date(services.now()).toISOString(),
    account,
    memberships,
    letters: await Promise.all(
      letters.map(async (letter) => ({
        id: letter.id,
        title: letter.title,
        roles: (await rolesFor(db, letter.id, id)).map(({ role, languages, grantedAt }) => ({ role, languages, grantedAt })),
      })),
    ),
    acts,
    signatures: await Promise.all(signed.map((row) => signatureIn(services, row))),
  }
}
