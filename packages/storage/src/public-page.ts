import type { Language, LetterId } from '@undersigned/letter'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

/** Everything about a letter that its public pages are made of, as one word: another word, and they are made anew (rule G161). */
export async function publicStateOf(db: Db, letter: LetterId): Promise<string> {
  const [event, picture, partner] = await Promise.all([
    db
      .selectFrom('event')
      .where('letterId', '=', letter)
      .select((eb) => eb.fn.max('seq').as('seq'))
      .executeTakeFirst(),
    db
      .selectFrom('letter_picture')
      .where('letterId', '=', letter)
      .select((eb) => eb.fn.max('at').as('at'))
      .executeTakeFirst(),
    db
      .selectFrom('letter_partner')
      .where('letterId', '=', letter)
      .select((eb) => [eb.fn.max('at').as('at'), eb.fn.countAll().as('n')])
      .executeTakeFirst(),
  ])
  return [event?.seq, picture?.at, partner?.at, partner?.n].join('/')
}

/** Every letter that was published. */
export async function publishedLetters(db: Db): Promise<readonly LetterId[]> {
  const rows = await db.selectFrom('letter').where('publishedAt', 'is not', null).select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

interface OfLetter {
  readonly letter: LetterId
  readonly language: Language
}

export async function pictureOf(db: Db, { letter, language }: OfLetter): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('letter_picture')
    .where('letterId', '=', letter)
    .where('language', '=', language)
    .select('png')
    .executeTakeFirst()
  return row?.png ?? null
}

/** What each picture of a letter shows. */
export async function picturesOf(db: Db, letter: LetterId): Promise<ReadonlyMap<Language, string>> {
  const rows = await db.selectFrom('letter_picture').where('letterId', '=', letter).select(['language', 'shows']).execute()
  return new Map(rows.map(({ language, shows }) => [language, shows]))
}

export async function keepPicture(db: Db, picture: Selectable<Schema['letter_picture']>): Promise<void> {
  const { shows, png, at } = picture
  await db
    .insertInto('letter_picture')
    .values(picture)
    .onConflict((conflict) => conflict.columns(['letterId', 'language']).doUpdateSet({ shows, png, at }))
    .execute()
}

/** The origins that may show a letter's box, in their own order. */
export async function partnersOf(db: Db, letter: LetterId): Promise<readonly string[]> {
  const rows = await db.selectFrom('letter_partner').where('letterId', '=', letter).select('site').orderBy('site').execute()
  return rows.map(({ site }) => site)
}

/** The sites of a letter become these. */
export async function setPartners(
  db: Db,
  { letter, sites, by, at }: { readonly letter: LetterId; readonly sites: readonly string[]; readonly by: string; readonly at: number },
): Promise<void> {
  await db.deleteFrom('letter_partner').where('letterId', '=', letter).execute()
  if (sites.length === 0) return
  await db
    .insertInto('letter_partner')
    .values(sites.map((site) => ({ letterId: letter, site, by, at })))
    .execute()
}
