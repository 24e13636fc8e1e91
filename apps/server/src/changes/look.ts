import { loadFormats, readerLanguageFor } from '@undersigned/i18n'
import type { Language } from '@undersigned/letter'
import { fourWords, hashOfToken, hasToLapse, remindersBy, type Salt, type Standing } from '@undersigned/signatures'
import { keyText } from '@undersigned/signatures/log'
import {
  changeSuccession,
  coalitionOf,
  type LetterRow,
  type SignatoryRow,
  type Store,
  type SuccessionRow,
  signatoryOf,
  type Transacting,
} from '@undersigned/storage'
import type { Keys } from '../keys.ts'
import { differenceBetween } from '../letters/amending.ts'
import { addressOf } from '../letters/contact.ts'
import { tell, tokenOf } from '../letters/succession.ts'
import { titleIn } from '../letters/title-in.ts'
import { changeReceipts, logKeyOf } from '../log/letter-log.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { differenceWords } from './words.ts'

export interface Parts {
  readonly store: Store
  readonly outbox: Pick<Outbox, 'enqueue' | 'wake'>
  readonly keys: Pick<Keys, 'derive' | 'open'>
  readonly origin: string
  readonly now: () => number
  readonly newSalt: () => Salt
}

interface Looked {
  readonly letter: LetterRow
  readonly standing: Standing
}

type Difference = Awaited<ReturnType<typeof differenceBetween>>

/** What is due for one signature after another; a difference is worked out once per language. */
export function lookAt(parts: Parts, { letter, standing }: Looked): (row: SuccessionRow) => Promise<void> {
  const known = new Map<string, Promise<Difference>>()
  const differenceFor = (row: SuccessionRow, language: Language): Promise<Difference> => {
    const key = `${row.previous} ${row.manifest} ${language}`
    const difference = known.get(key) ?? differenceBetween(parts.store.db, letter, { ...row, language })
    known.set(key, difference)
    return difference
  }
  const proofs = new Map<string, ReturnType<typeof changeReceipts>>()
  const receiptFor = async ({ signature, manifest }: SuccessionRow): Promise<string | null> => {
    const read = proofs.get(manifest) ?? changeReceipts(parts.keys, parts.store.db, { letter: letter.id, manifest })
    proofs.set(manifest, read)
    return (await read)(signature)
  }
  return async (row) => {
    const isOpen = row.state === 'asked'
    if (!isOpen && (row.state !== 'carried' || row.mailedAt !== null)) return
    const signatory = await signatoryOf(parts.store.db, letter.id, row.signature)
    if (signatory === null) return
    if (signatory.state !== 'confirmed') await endAsked(parts, row)
    else if (hasToLapse(row, standing, parts.now())) await lapse(parts, { letter, row, signatory })
    else {
      const reminded = remindersBy(row, parts.now())
      if (row.mailedAt !== null && reminded <= row.reminded) return
      const difference = await differenceFor(row, signatory.language ?? letter.language)
      await mail(parts, { letter, row, signatory, difference, reminded, receipt: await receiptFor(row) })
    }
  }
}

/** Who took their name back is asked and told no more. */
async function endAsked({ store, now }: Parts, row: SuccessionRow): Promise<void> {
  const change = row.state === 'asked' ? { state: 'superseded' as const, decidedAt: now() } : { mailedAt: now() }
  await changeSuccession(store.db, row, change)
}

interface Due {
  readonly letter: LetterRow
  readonly row: SuccessionRow
  readonly signatory: SignatoryRow
}

/** The state, the entry in the log and the mail are one decision: a process that is killed leaves all of them or none (rule G45). */
async function lapse(parts: Parts, { letter, row, signatory }: Due): Promise<void> {
  const coalition = await coalitionOf(parts.store.db, letter.coalitionId)
  await parts.store.transaction(async (tx) => {
    if (!(await changeSuccession(tx, row, { state: 'lapsed', decidedAt: parts.now() }))) return
    await tell(parts, tx, { letter: letter.id, row, kind: 'lapse' })
    const to = addressOf(parts, signatory)
    if (to === null) return
    const locale = readerLanguageFor([signatory.language ?? letter.language])
    const withdraw = `${parts.origin}/${locale}/withdraw/${tokenOf(parts.keys, row)}`
    await parts.outbox.enqueue(tx, {
      to,
      locale,
      template: 'lapsed',
      values: {
        letter: await titleIn(tx, letter, locale),
        name: signatory.name,
        coalition: coalition?.name ?? '',
        link: parts.origin,
        withdraw,
      },
      letterId: letter.id,
      key: `lapsed/${row.signature}/${row.manifest}`,
    })
  })
}

interface Mailing extends Due {
  readonly difference: Difference
  readonly reminded: number
  readonly receipt: string | null
}

async function mail(parts: Parts, mailing: Mailing): Promise<void> {
  const { row, signatory, difference, reminded } = mailing
  const to = addressOf(parts, signatory)
  const tokenHash = hashOfToken(tokenOf(parts.keys, row))
  const words = to === null || difference.change === 'layout' ? null : await wordsFor(parts, mailing)
  await parts.store.transaction(async (tx) => {
    const isStill = await changeSuccession(tx, row, { mailedAt: parts.now(), tokenHash, reminded: Math.max(reminded, row.reminded) })
    if (isStill && to !== null && words !== null) await enqueue(parts, tx, { ...mailing, to, words })
  })
}

interface Words {
  readonly values: {
    readonly letter: string
    readonly name: string
    readonly difference: string
    readonly words: string
    readonly link: string
    readonly receipt?: string
    readonly logKey?: string
  }
  readonly expires: string
}

async function wordsFor({ store, keys, origin }: Parts, { letter, row, signatory, difference, receipt }: Mailing): Promise<Words> {
  const locale = readerLanguageFor([signatory.language ?? letter.language])
  const formats = await loadFormats(locale)
  const path = row.state === 'asked' ? 'again' : 'object'
  return {
    values: {
      letter: await titleIn(store.db, letter, locale),
      name: signatory.name,
      difference: await differenceWords(locale, difference.differing),
      words: fourWords(row.manifest).join(' '),
      link: `${origin}/${difference.language}/${path}/${tokenOf(keys, row)}`,
      ...(receipt !== null && { receipt, logKey: keyText(await logKeyOf(keys, letter.id)) }),
    },
    expires: row.dueAt === null ? '' : formats.deadline(row.dueAt, letter.zone),
  }
}

interface Queueing extends Mailing {
  readonly to: string
  readonly words: Words
}

async function enqueue(parts: Parts, tx: Transacting, { letter, row, signatory, difference, to, words }: Queueing): Promise<void> {
  const locale = readerLanguageFor([signatory.language ?? letter.language])
  const common = { to, locale, letterId: letter.id }
  const key = `${row.signature}/${row.manifest}`
  if (row.state === 'asked') {
    const isFirst = row.mailedAt === null
    const template = isFirst ? 'askedAgain' : 'askedReminder'
    const values = { ...words.values, expires: words.expires }
    await parts.outbox.enqueue(tx, {
      ...common,
      template,
      values,
      key: `${template}/${key}/${isFirst ? 0 : row.reminded}`,
      expiresAt: row.dueAt,
    })
    return
  }
  const template = difference.change === 'deadline' ? 'deadlineMoved' : 'corrected'
  await parts.outbox.enqueue(tx, { ...common, template, values: words.values, key: `${template}/${key}` })
}
