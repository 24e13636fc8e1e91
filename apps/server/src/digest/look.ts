import { createHmac } from 'node:crypto'
import type { Language, LetterId } from '@undersigned/letter'
import { hashOfToken, isWritable } from '@undersigned/signatures'
import {
  accountOf,
  type DigestRow,
  digestOfPerson,
  digestsOf,
  type LetterRow,
  letterOf,
  membershipFrom,
  putDigest,
  type RoleRow,
  type Store,
  versionsOf,
} from '@undersigned/storage'
import { isShareOf, type Need, type News, needOf, newsOf } from '@undersigned/translation'
import type { Keys } from '../keys.ts'
import { assignmentsIn, type Shares, sharesOf, standingsIn, translatorsOf } from '../letters/shares.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { toldIn } from './words.ts'

export interface Parts {
  readonly store: Store
  readonly outbox: Pick<Outbox, 'enqueue' | 'wake'>
  readonly keys: Pick<Keys, 'derive'>
  readonly origin: string
  readonly now: () => number
  /** How long a person hears nothing more of a letter after a mail. */
  readonly everyMs: number
}

/** Nobody is told of what somebody may still be typing. */
const QUIET = 15 * 60_000
const SOON = 60_000

/** Mails what is new to the translators of a letter. Tells when to look again even if nothing changes; null: never. */
export async function lookAt(parts: Parts, id: LetterId): Promise<number | null> {
  const { db } = parts.store
  const letter = await letterOf(db, id)
  if (letter === null || !isWritable('version', letter.stage)) return null
  const [shares, versions, told] = await Promise.all([sharesOf(db, letter), versionsOf(db, id), digestsOf(db, id)])
  const languages = versions.map(({ language }) => language).filter((language) => language !== letter.language)
  const times: number[] = []
  for (const [userId, own] of Map.groupBy(shares.roles, (role) => role.userId)) {
    const theirs = languagesFor(shares, { userId, own, languages })
    const before = told.find((row) => row.userId === userId) ?? null
    const again = theirs.length === 0 ? null : await look(parts, { letter, userId, before, ...standingFor(shares, letter, userId, theirs) })
    if (again !== null) times.push(again)
  }
  return times.length === 0 ? null : Math.min(...times)
}

interface Translator {
  readonly userId: string
  readonly own: readonly RoleRow[]
  readonly languages: readonly Language[]
}

/** Whoever coordinates may write every version; they are told of those that they were given. */
function languagesFor({ given, roles }: Shares, { userId, own, languages }: Translator): readonly Language[] {
  const membership = membershipFrom(own)
  return languages.filter((language) => {
    const isTheirs = membership.languages.includes(language) || given.some((row) => row.userId === userId && row.language === language)
    return isTheirs && translatorsOf(roles, language).includes(userId)
  })
}

interface Standing {
  readonly needs: readonly Need[]
  /** Versions that the reader has not looked at: nothing is known of them. */
  readonly unread: readonly Language[]
  /** When the original or one of the versions last changed. */
  readonly changedAt: number
}

function standingFor(shares: Shares, letter: LetterRow, person: string, languages: readonly Language[]): Standing {
  const assignments = assignmentsIn(shares)
  const needs = languages.flatMap((language) =>
    (standingsIn(shares, language) ?? [])
      .filter(({ unit }) => isShareOf(assignments, { language, unit, person }))
      .flatMap((standing) => needOf(language, standing) ?? []),
  )
  const read = shares.states.filter(({ language }) => language === letter.language || languages.includes(language))
  return {
    needs,
    unread: languages.filter((language) => !read.some((state) => state.language === language)),
    changedAt: Math.max(0, ...read.map(({ at }) => at)),
  }
}

interface Person extends Standing {
  readonly letter: LetterRow
  readonly userId: string
  readonly before: DigestRow | null
}

async function look(parts: Parts, person: Person): Promise<number | null> {
  const { letter, userId, before, needs, unread, changedAt } = person
  const { db } = parts.store
  const now = parts.now()
  const keys = needs.map(({ key }) => key)
  if (before === null) {
    if (unread.length > 0) return now + SOON
    const tokenHash = hashOfToken(tokenFor(parts, letter.id, userId))
    await putDigest(db, { letterId: letter.id, userId, told: keys, tokenHash, muted: false, lastAt: null })
    return null
  }
  if (now < changedAt + QUIET) return changedAt + QUIET
  const unknown = before.told.filter((key) => unread.some((language) => key.startsWith(`${language}:`)))
  const told = [...unknown, ...keys]
  const news = newsOf(needs, new Set(before.told))
  const isOver = before.told.some((key) => !told.includes(key))
  if (news === null && !isOver) return null
  const dueAt = before.lastAt === null ? now : before.lastAt + parts.everyMs
  if (now < dueAt && !before.muted) return dueAt
  if (news === null || before.muted) await putDigest(db, { ...before, told })
  else await mail(parts, { ...person, before, news, told })
  return null
}

interface Mailing extends Person {
  readonly before: DigestRow
  readonly news: News
  readonly told: readonly string[]
}

/** The mail and the memory of it are one decision: a process that is killed leaves both or neither (rule T142). */
async function mail(parts: Parts, { letter, userId, before, news, told }: Mailing): Promise<void> {
  const account = await accountOf(parts.store.db, userId)
  if (account === null) return
  const { locale, news: words } = await toldIn(account.locale ?? 'en', news)
  const token = tokenFor(parts, letter.id, userId)
  const at = parts.now()
  await parts.store.transaction(async (tx) => {
    const row = await digestOfPerson(tx, letter.id, userId)
    if (row === null || row.muted || row.lastAt !== before.lastAt) return
    await parts.outbox.enqueue(tx, {
      to: account.email,
      locale,
      template: 'digest',
      values: {
        letter: letter.title,
        news: words,
        link: `${parts.origin}/app/letters/${letter.id}/versions/${news.first.language}#unit-${news.first.unit}`,
        mute: `${parts.origin}/${locale}/mute/${token}`,
      },
      letterId: letter.id,
      key: `digest/${letter.id}/${userId}/${before.lastAt ?? 0}`,
    })
    await putDigest(tx, { ...row, told, tokenHash: hashOfToken(token), lastAt: at })
  })
  parts.outbox.wake()
}

/** Always the same for a person and a letter, so that the link in an older mail works too; nobody makes it without the server's key. */
const tokenFor = ({ keys }: Pick<Parts, 'keys'>, letter: LetterId, userId: string): string =>
  createHmac('sha256', keys.derive('digest-mute'))
    .update(JSON.stringify([letter, userId]))
    .digest('base64url')
