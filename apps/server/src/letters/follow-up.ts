import { loadFormats, loadTranslator, readerLanguageFor } from '@undersigned/i18n'
import { accept, type Language, type Outcome, refuse } from '@undersigned/letter'
import { type FollowUpRefusal, maySendFollowUp, readIn } from '@undersigned/signatures'
import {
  appendEvent,
  coalitionOf,
  type Db,
  type FollowUpRow,
  type FollowUpText,
  followUpOf,
  type LetterRow,
  type Listener,
  letterOf,
  listenersOf,
  markFollowUpSent,
  type OutboxRow,
  rowsOfSame,
  signatoryById,
  standingOf,
  type Transacting,
  wantsNews,
} from '@undersigned/storage'
import { fillIn } from '../delivery/cover.ts'
import { addressToRead } from '../pages/public-page.ts'
import type { Services } from '../services.ts'
import { choicesToken } from './choices.ts'
import { addressOf } from './contact.ts'
import { titleIn } from './title-in.ts'

/** Those who read one language, and in which of those that are written they get a follow-up (rule G177). */
export interface Readers {
  readonly language: Language
  readonly people: number
  readonly readIn: Language | null
}

export function readersOf(
  listeners: readonly Pick<Listener, 'language'>[],
  { texts }: FollowUpRow,
  original: Language,
): readonly Readers[] {
  const written = texts.map(({ language }) => language)
  return [...Map.groupBy(listeners, ({ language }) => language)]
    .map(([language, own]) => ({ language, people: own.length, readIn: readIn(language, { written, original }) }))
    .sort((one, other) => other.people - one.people || (one.language < other.language ? -1 : 1))
}

/** Why a follow-up cannot be sent now; null for one that can (rule G179). */
export async function whyNotSent(
  db: Db,
  {
    letter,
    followUp,
    people,
    now,
  }: { readonly letter: LetterRow; readonly followUp: FollowUpRow; readonly people: number; readonly now: number },
): Promise<FollowUpRefusal | null> {
  const languages = followUp.texts.map(({ language }) => language)
  const may = maySendFollowUp({ sentAt: followUp.sentAt, languages, people }, await standingOf(db, letter), now)
  return may.ok ? null : may.refusal
}

interface Sending {
  readonly letter: LetterRow['id']
  readonly followUp: string
  readonly by: string
}

/** Sends a follow-up to everybody whose consent stands now, each address once; tells to how many (rules G176, G179). */
export async function sendFollowUp(
  services: Services,
  { letter: id, followUp: which, by }: Sending,
): Promise<Outcome<number, FollowUpRefusal | 'not-found'>> {
  const outcome = await services.store.transaction(async (tx): Promise<Outcome<number, FollowUpRefusal | 'not-found'>> => {
    const [letter, followUp, listeners] = await Promise.all([letterOf(tx, id), followUpOf(tx, id, which), listenersOf(tx, id)])
    if (letter === null || followUp === null) return refuse('not-found')
    const at = services.now()
    const why = await whyNotSent(tx, { letter, followUp, people: listeners.length, now: at })
    if (why !== null) return refuse(why)
    const people = listeners.length
    if (!(await markFollowUpSent(tx, which, { by, at, people }))) return refuse('already-sent')
    await enqueueTo(services, tx, { letter, followUp, listeners })
    const payload = { people, languages: followUp.texts.length }
    await appendEvent(tx, { letterId: id, kind: 'follow-up-sent', payload, salt: services.newSalt(), actor: by, at })
    return accept(people)
  })
  if (outcome.ok) services.outbox.wake()
  return outcome
}

interface Mailing {
  readonly letter: LetterRow
  readonly followUp: FollowUpRow
}

async function enqueueTo(
  services: Services,
  tx: Transacting,
  { letter, followUp, listeners }: Mailing & { readonly listeners: readonly Listener[] },
): Promise<void> {
  for (const [language, own] of Map.groupBy(listeners, (listener) => listener.language)) {
    const words = await wordsFor(services, tx, { letter, followUp, language })
    if (words === null) continue
    const mails = own.flatMap((listener) => {
      const to = addressOf(services, listener)
      if (to === null) return []
      const mute = `${services.origin}/${words.values.reader}/choices/${choicesToken(services.keys, listener.id)}`
      const values = { ...words.values, stop: words.stopAt(mute), mute }
      const key = `follow-up/${followUp.id}/${listener.id}`
      return [{ to, locale: words.locale, template: 'followUp' as const, values, letterId: letter.id, key }]
    })
    await services.outbox.enqueueAll(tx, mails)
  }
}

/** A follow-up as somebody of a language reads it; null where nothing is written (rule G177). */
async function wordsFor(
  services: Services,
  db: Db,
  { letter, followUp, language }: Mailing & { readonly language: Language },
): Promise<{
  readonly locale: Language
  readonly values: FollowUpText & { readonly link: string; readonly reader: string; readonly notice: string }
  readonly stopAt: (mute: string) => string
} | null> {
  const written = followUp.texts.map((text) => text.language)
  const locale = readIn(language, { written, original: letter.language })
  const text = followUp.texts.find((each) => each.language === locale)
  if (locale === null || text === undefined) return null
  const reader = readerLanguageFor([language])
  const [{ t }, formats, coalition, path, title, ownTitle] = await Promise.all([
    loadTranslator(reader),
    loadFormats(reader),
    coalitionOf(db, letter.coalitionId),
    addressToRead({ ...services, store: { ...services.store, db } }, letter, locale),
    titleIn(db, letter, locale),
    titleIn(db, letter, reader),
  ])
  const link = `${services.origin}${path ?? ''}`
  const filled = fillIn(text, { title, coalition: coalition?.name ?? '', link })
  const notice = locale === language ? '' : t('mail.followUp.otherLanguage', { language: formats.languageName(locale) })
  return {
    locale,
    values: { language: locale, ...filled, link, reader, notice },
    stopAt: (mute) => t('mail.followUp.stop', { letter: ownTitle, mute }),
  }
}

/** The mail as those of a language would get it, to one's own address. */
export async function testFollowUp(
  services: Services,
  { letter, followUp, language, to }: Mailing & { readonly language: Language; readonly to: string },
): Promise<boolean> {
  const { store, outbox, origin, newId } = services
  const words = await wordsFor(services, store.db, { letter, followUp, language })
  if (words === null) return false
  const values = { ...words.values, subject: `[test] ${words.values.subject}`, stop: words.stopAt(origin) }
  await outbox.enqueue(store.db, {
    to,
    locale: words.locale,
    template: 'followUpTest',
    values,
    letterId: letter.id,
    key: `follow-up-test/${newId()}`,
  })
  outbox.wake()
  return true
}

/** Whether a mail of the kind that rests on a consent may still leave (rule G176); every other one may. */
export async function isFollowUpWanted(db: Db, { template, idempotencyKey }: OutboxRow): Promise<boolean> {
  if (template !== 'followUp') return true
  // Behind the last stroke of the key stands the signature that it rests on.
  const row = await signatoryById(db, idempotencyKey.split('/').at(-1) ?? '')
  const own = row === null ? [] : await rowsOfSame(db, row)
  return wantsNews(
    db,
    own.map(({ id }) => id),
  )
}
