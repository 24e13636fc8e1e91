import { loadTranslator, readerLanguageFor } from '@undersigned/i18n'
import { agreedTo, boxOf, digestOfWording, type Offer } from '@undersigned/signatures'
import { type ConsentRow, coalitionOf, consentsOf, contactOffersOf, type Db, type LetterRow, type SignatoryRow } from '@undersigned/storage'
import { titleIn } from './title-in.ts'

/** What the form of a letter asks beside the signature, in the words of one language (rule G170). */
export async function offersOn(db: Db, letter: LetterRow, wished: string): Promise<readonly Offer[]> {
  const language = readerLanguageFor([wished])
  const [{ t }, title, coalition, organisations] = await Promise.all([
    loadTranslator(language),
    titleIn(db, letter, language),
    coalitionOf(db, letter.coalitionId),
    contactOffersOf(db, letter.id),
  ])
  const facts = { letter: title, coalition: coalition?.name ?? '' }
  const contacts = organisations.map(({ id, name }): Offer => {
    return { purpose: 'contact', organisation: id, language, text: t('page.consent.contact', { letter: title, organisation: name }) }
  })
  return [{ purpose: 'follow-up', organisation: null, language, text: t('page.consent.followUp', facts) }, ...contacts]
}

/** A box on a form, and whether whoever sent that form last had ticked it (rule G171). */
export interface Box {
  readonly name: string
  readonly value: string
  readonly text: string
  readonly isTicked: boolean
}

export function boxesOf(offers: readonly Offer[], sent: Readonly<Record<string, string>>): readonly Box[] {
  const ticked = agreedTo(offers, sent)
  return offers.map((offer) => ({ name: boxOf(offer), value: digestOfWording(offer), text: offer.text, isTicked: ticked.includes(offer) }))
}

/** What stands agreed to with a signature, also with one that waits for its confirmation. */
export const agreedWith = (db: Db, { id }: Pick<SignatoryRow, 'id'>): Promise<readonly ConsentRow[]> => agreedByAll(db, [id])

/** The same of many signatures at once. */
export const agreedByAll = async (db: Db, ids: readonly SignatoryRow['id'][]): Promise<readonly ConsentRow[]> =>
  (await consentsOf(db, ids)).filter(({ withdrawnAt }) => withdrawnAt === null)
