import { interfaceLanguageFor, loadFormats, loadTranslator } from '@undersigned/i18n'
import { type Answer, fourWords, type RemindedHours } from '@undersigned/signatures'
import { accountOf, type Db, type LetterRow, namesOf, organisationsOf, rolesOf, type Transacting } from '@undersigned/storage'
import type { Services } from '../services.ts'
import { type Asked, type Party, waitedFor } from './approval.ts'
import { calendarFile } from './approval-calendar.ts'

type Needed = Pick<Services, 'origin'> & { readonly outbox: Pick<Services['outbox'], 'enqueue'> }

interface Asking {
  readonly letter: LetterRow
  readonly asked: Asked
  readonly parties: readonly Party[]
  readonly by: string
}

const pageOf = ({ origin }: Pick<Services, 'origin'>, { id }: LetterRow): string => `${origin}/app/letters/${id}/approval`

/** Asks everyone who may answer for an organisation that has not (rules G81, G83). */
export async function mailAsked(services: Needed, tx: Transacting, { letter, asked, parties, by }: Asking): Promise<void> {
  const name = (await namesOf(tx, [by])).get(by) ?? ''
  for (const { party, voice } of parties.flatMap((each) => waitedFor(each).map((row) => ({ party: each, voice: row })))) {
    if (voice.userId === by) continue
    const told = await toldTo(services, tx, { letter, asked, account: voice.userId, organisation: party.organisation.name })
    if (told === null) continue
    await services.outbox.enqueue(tx, {
      ...{ to: told.to, locale: told.locale, letterId: letter.id },
      template: asked.about === 'manifest' ? 'approvalAsked' : 'reviewAsked',
      values: { ...told.values, by: name },
      key: `approval-asked/${letter.id}/${asked.object}/${asked.askedAt}/${party.organisation.id}/${voice.userId}`,
    })
  }
}

interface Reminding extends Omit<Asking, 'by'> {
  readonly hours: RemindedHours
}

/** Reminds whoever has not answered; the same reminder asked for twice is one mail (rule G83). */
export async function mailReminders(services: Needed, tx: Transacting, { letter, asked, parties, hours }: Reminding): Promise<void> {
  for (const { party, voice } of parties.flatMap((each) => waitedFor(each).map((row) => ({ party: each, voice: row })))) {
    const told = await toldTo(services, tx, { letter, asked, account: voice.userId, organisation: party.organisation.name })
    if (told === null) continue
    await services.outbox.enqueue(tx, {
      ...{ to: told.to, locale: told.locale, letterId: letter.id },
      template: 'approvalReminder',
      values: { ...told.values, hours },
      key: `approval-reminder/${letter.id}/${asked.object}/${asked.deadline}/${hours}/${party.organisation.id}/${voice.userId}`,
      expiresAt: asked.deadline,
    })
  }
}

interface Telling {
  readonly letter: LetterRow
  readonly asked: Asked
  readonly account: string
  readonly organisation: string
}

async function toldTo(services: Needed, db: Db, { letter, asked, account: id, organisation }: Telling) {
  const account = await accountOf(db, id)
  if (account === null) return null
  const locale = interfaceLanguageFor([account.locale ?? 'en'])
  const [{ t }, formats] = await Promise.all([loadTranslator(locale), loadFormats(locale)])
  const until = asked.deadline === null ? t('mail.calendar.none') : formats.deadline(asked.deadline, letter.zone)
  const calendar = await calendarFile(services, letter, [locale])
  const values = {
    ...{ letter: letter.title, organisation, until, words: fourWords(asked.object).join(' '), link: pageOf(services, letter) },
    ...(calendar !== null && { calendar }),
  }
  return { to: account.email, locale, values }
}

/** Tells those who coordinate that an organisation says no, or yes under a condition. */
export async function mailObjected(
  services: Needed,
  tx: Transacting,
  { letter, answer }: { letter: LetterRow; answer: Answer },
): Promise<void> {
  const [roles, organisations, names] = await Promise.all([
    rolesOf(tx, letter.id),
    organisationsOf(tx, letter.coalitionId),
    namesOf(tx, [answer.by]),
  ])
  const organisation = organisations.find(({ id }) => id === answer.organisation)?.name ?? ''
  const coordinators = new Set(
    roles.filter(({ role, userId }) => role === 'coordinator' && userId !== answer.by).map(({ userId }) => userId),
  )
  for (const coordinator of coordinators) {
    const account = await accountOf(tx, coordinator)
    if (account === null) continue
    await services.outbox.enqueue(tx, {
      to: account.email,
      locale: interfaceLanguageFor([account.locale ?? 'en']),
      template: answer.verdict === 'refuse' ? 'approvalRefused' : 'conditionSet',
      values: {
        ...{ letter: letter.title, organisation, by: names.get(answer.by) ?? '', difference: answer.words },
        link: pageOf(services, letter),
      },
      letterId: letter.id,
      key: `answer/${answer.id}/${coordinator}`,
    })
  }
}

/** Tells who set a condition what was answered: only they can turn it into a yes (rule G80). */
export async function mailAnswered(
  services: Needed,
  tx: Transacting,
  { letter, condition }: { letter: LetterRow; condition: Answer },
): Promise<void> {
  const { reply } = condition
  const [account, names] = await Promise.all([accountOf(tx, condition.by), namesOf(tx, reply === null ? [] : [reply.by])])
  if (account === null || reply === null) return
  await services.outbox.enqueue(tx, {
    to: account.email,
    locale: interfaceLanguageFor([account.locale ?? 'en']),
    template: reply.met ? 'conditionMet' : 'conditionNotMet',
    values: {
      ...{ letter: letter.title, by: names.get(reply.by) ?? '', difference: reply.words || condition.words },
      link: pageOf(services, letter),
    },
    letterId: letter.id,
    key: `condition/${condition.id}`,
  })
}
