import { type Inline, type Language, type LetterDocument, type LetterText, letterId, type Recipient } from '@undersigned/letter'
import { recipientsOf } from '@undersigned/storage'
import { writeVersion } from '../demo/write-version.ts'
import { startLetterOfTwo } from './common-letter.ts'
import { openHouse } from './house.ts'

/** A letter that goes out in copies: one for each line of a table of recipients, in the language that the line names. */
export interface LetterToMany {
  readonly dataDir: string
  readonly title: string
  readonly text: LetterText
  /** A CSV file, and where it comes from. */
  readonly recipients: { readonly csv: string; readonly source: string }
  readonly versions: readonly Language[]
  /** Every unit of a version, also those of the recipients. */
  readonly wording: (language: Language, recipients: readonly Recipient[]) => Readonly<Record<string, readonly Inline[]>>
  /** Salutations of more than one line, by the recipient's name. */
  readonly salutations: Readonly<Record<string, readonly string[]>>
  readonly embargoUntil: number
}

/** Writes the letter into a folder, whole in every language, its recipients checked, and sealed under an embargo; lets the folder go. */
export async function sealLetterToMany(wish: LetterToMany): Promise<{ readonly letter: string; readonly slug: string }> {
  const house = await openHouse({ DATA_DIR: wish.dataDir })
  try {
    const document: LetterDocument = { text: wish.text, recipients: [], signatories: [], listInFormation: true }
    const { ana, marta, letter, slug, byTwo } = await startLetterOfTwo(house, { title: wish.title, document })
    const params = { letter }
    await ana.ask('letterPatch', { params, body: { mode: 'individual', embargoUntil: wish.embargoUntil } })
    const file = new File([wish.recipients.csv], 'recipients.csv', { type: 'text/csv' })
    await ana.ask('recipientsImport', { params, body: { source: wish.recipients.source }, file })
    const recipients = await recipientsOf(house.server.services.store.db, letterId(letter))
    const { copies } = await ana.ask('copiesList', { params })
    for (const { id, name } of recipients) {
      await ana.ask('recordCheck', { params: { letter, recipient: id } })
      const copy = copies.find((each) => each.recipients.includes(id))
      const salutation = wish.salutations[name]
      if (copy !== undefined && salutation !== undefined)
        await ana.ask('copyChange', { params: { letter, copy: copy.id }, body: { salutation: [...salutation] } })
    }
    const [translator, reviewer] = [(await marta.ask('meGet', {})).id, (await ana.ask('meGet', {})).id]
    for (const language of wish.versions) {
      const version = { letter: letterId(letter), document: { ...document, recipients }, translator, reviewer }
      await writeVersion(house.server.services, { ...version, language, confirmed: wish.wording(language, recipients) })
    }
    await byTwo('freeze')
    await byTwo('seal')
    // Read where they are kept; a server that is given a mail server later would still send them.
    await house.server.services.store.db.updateTable('outbox').set({ state: 'sent', sentAt: Date.now() }).execute()
    return { letter, slug }
  } finally {
    await house.close()
  }
}
