import { countryCode } from '@undersigned/documents/page'
import { loadFormats, readerLanguageFor } from '@undersigned/i18n'
import type { Language, SignatoryDisplay } from '@undersigned/letter'
import { hashOfToken, sortKeyOf } from '@undersigned/signatures'
import { appendEvent, coalitionOf, insertSignatory, type LetterRow, type SignatoryRow, type Transacting } from '@undersigned/storage'
import { indexOf } from '../rotation/kept.ts'
import type { Services } from '../services.ts'
import { namedSignatory } from './new-letter.ts'
import { placeOf } from './one-organisation.ts'
import { titleIn } from './title-in.ts'

const LASTS = 90 * 24 * 60 * 60 * 1000

export interface Inviting {
  readonly letter: LetterRow
  readonly display: SignatoryDisplay
  readonly email: string
  readonly language: Language
  readonly by: string
  readonly acronym?: string
  readonly domain?: string
}

/** Keeps an invitation to sign, and mails it, as part of a transaction. */
export async function inviteToSign(
  services: Pick<Services, 'keys' | 'now' | 'newId' | 'newToken' | 'newSalt' | 'outbox' | 'origin'>,
  tx: Transacting,
  { letter, display: typed, email, language, by, acronym = '', domain = '' }: Inviting,
): Promise<Omit<SignatoryRow, 'position'>> {
  const { keys, now, newId, newToken, newSalt, outbox, origin } = services
  const display = { ...typed, country: countryCode(typed.country, language) ?? typed.country }
  const [token, at, sealed] = [newToken(), now(), keys.seal(email)]
  const expiresAt = letter.hardDeadline ?? at + LASTS
  const row = {
    ...namedSignatory({ letter: letter.id, display, newId, at }),
    ...(await placeOf(tx, { letter, display, organisationId: null })),
    sortKey: sortKeyOf({ display }, letter.language),
    acronym,
    domain,
    state: 'invited' as const,
    language,
    inviteTokenHash: hashOfToken(token),
    inviteExpiresAt: expiresAt,
    invitedAt: at,
    // A coordinator named it, and wrote to a mailbox they named: that is the desk's look, and no rung (rule G91).
    deskPassedAt: at,
    contact: sealed.ciphertext,
    contactKeyId: sealed.keyId,
    contactIndex: await indexOf(keys, tx, email),
  }
  const locale = readerLanguageFor([language])
  const formats = await loadFormats(locale)
  await insertSignatory(tx, row)
  const payload = { class: display.class }
  await appendEvent(tx, { letterId: letter.id, kind: 'invited-to-sign', payload, salt: newSalt(), actor: by, at })
  await outbox.enqueue(tx, {
    to: email,
    locale,
    template: 'signInvitation',
    values: {
      coalition: (await coalitionOf(tx, letter.coalitionId))?.name ?? '',
      name: display.name,
      letter: await titleIn(tx, letter, locale),
      expires: formats.deadline(expiresAt, letter.zone),
      link: `${origin}/${locale}/sign/${token}`,
    },
    letterId: letter.id,
    key: `sign-invitation/${row.id}`,
    expiresAt,
  })
  return row
}
