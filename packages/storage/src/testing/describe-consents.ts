import { digestOf, type LetterId } from '@undersigned/letter'
import { digestOfWording, type Offer, signatureId } from '@undersigned/signatures'
import { describe, expect, test } from 'vitest'
import {
  changeSignatory,
  consentsOf,
  contactOffersOf,
  eraseContacts,
  eraseSignatory,
  followUpOf,
  followUpsOf,
  giveConsent,
  insertFollowUp,
  insertManifest,
  insertSignatory,
  listenersOf,
  markFollowUpSent,
  moveConsents,
  optedInTo,
  putConsents,
  putFollowUpText,
  removeFollowUp,
  setContactOffers,
  signatoryOf,
  suppress,
  suppressionOf,
  wantNewsAgain,
  wantsNews,
  withdrawConsents,
} from '../queries.ts'
import { signatoryRow } from './describe-signatories.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

const manifest = digestOf('sealed')
const news: Offer = { purpose: 'follow-up', organisation: null, language: 'fr', text: 'Écrivez-moi.' }
const contact: Offer = { purpose: 'contact', organisation: 'one', language: 'fr', text: 'One peut m’écrire.' }

export function describeConsents(open: OpenEmpty): void {
  describe('consents and follow-ups', () => {
    const store = withStore(open)
    let ids = 0
    const newId = (): string => `consent-${++ids}`
    const sealed = async (name: string): Promise<LetterId> => {
      const letter = await storeLetter(store().db, name)
      await insertManifest(store().db, { letterId: letter, digest: manifest, previous: null, canonical: '{}', by: ['ana', 'ben'], at: 1 })
      for (const id of ['one', 'two']) {
        const row = { id, coalitionId: 'coalition', name: id, country: '', createdAt: 1 }
        await store()
          .db.insertInto('organisation')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }
      return letter
    }
    const signed = async (letter: LetterId, name: string, address = name) => {
      const sealedAddress = { contact: Uint8Array.of(1), contactKeyId: 'key', contactIndex: address }
      const state = { state: 'confirmed', manifest, language: 'en', signedAt: 2, confirmedAt: 3, listedAt: 3 } as const
      await insertSignatory(
        store().db,
        signatoryRow(letter, `${letter}-${name}`, { ...state, ...sealedAddress, class: 'individual', name }),
      )
      return signatureId(`${letter}-${name}`)
    }
    const giving = (letter: LetterId, name: string, at = 5) => ({ letter, signature: signatureId(`${letter}-${name}`), at, newId })

    test('G170 what was agreed to is kept with its words, which are stored once; what is ticked anew takes its place', async () => {
      const { db } = store()
      const letter = await sealed('wordings')
      const [ida, ben] = [await signed(letter, 'ida'), await signed(letter, 'ben')]
      await putConsents(db, giving(letter, 'ida'), [news, contact])
      await putConsents(db, giving(letter, 'ben', 6), [news])
      await putConsents(db, giving(letter, 'ida', 7), [news])
      expect(await consentsOf(db, [ida, ben])).toMatchObject([
        {
          signature: ben,
          purpose: 'follow-up',
          organisation: null,
          text: news.text,
          wording: digestOfWording(news),
          at: 6,
          withdrawnAt: null,
        },
        { signature: ida, purpose: 'follow-up', language: 'fr', text: news.text, at: 7 },
      ])
      expect(await db.selectFrom('wording').where('digest', '=', digestOfWording(news)).select('at').execute()).toEqual([{ at: 5 }])
    })

    test('G174 what is withdrawn is withdrawn at once, stays to be shown, and can be given again, once', async () => {
      const { db } = store()
      const letter = await sealed('withdrawn')
      const ida = await signed(letter, 'ida')
      await putConsents(db, giving(letter, 'ida'), [news, contact])
      await withdrawConsents(db, { signatures: [ida], wish: { purpose: 'contact', organisation: 'two' }, at: 6 })
      await withdrawConsents(db, { signatures: [ida], wish: news, at: 7 })
      expect([await wantsNews(db, [ida]), (await optedInTo(db, letter, ['one'])).length]).toEqual([false, 1])
      for (const at of [8, 9]) await giveConsent(db, giving(letter, 'ida', at), news)
      const all = await consentsOf(db, [ida])
      expect(all.map(({ purpose, at, withdrawnAt }) => [purpose, at, withdrawnAt])).toEqual(
        expect.arrayContaining([
          ['follow-up', 5, 7],
          ['contact', 5, null],
          ['follow-up', 8, null],
        ]),
      )
      expect(all).toHaveLength(3)
      await withdrawConsents(db, { signatures: [ida], wish: null, at: 10 })
      expect([await wantsNews(db, [ida]), await optedInTo(db, letter, ['one'])]).toEqual([false, []])
    })

    test('G173 G176 an address hears once, as soon as it confirmed, as long as its signature stands, and not where it stopped all', async () => {
      const { db } = store()
      const letter = await sealed('listeners')
      const ida = await signed(letter, 'ida', 'shared')
      const again = await signed(letter, 'again', 'shared')
      const stopped = await signed(letter, 'stopped')
      await putConsents(db, giving(letter, 'ida', 5), [news])
      await putConsents(db, giving(letter, 'again', 6), [{ ...news, language: 'mt' }])
      await putConsents(db, giving(letter, 'stopped', 7), [news])
      await suppress(db, { contactIndex: 'stopped', scope: 'opt-in', reason: '', at: 8 })
      const heard = async () => (await listenersOf(db, letter)).map(({ id, language }) => [id, language])
      expect(await heard()).toEqual([[again, 'mt']])
      await wantNewsAgain(db, [stopped])
      expect([await suppressionOf(db, 'stopped'), await heard()]).toEqual([
        null,
        [
          [again, 'mt'],
          [stopped, 'fr'],
        ],
      ])
      await suppress(db, { contactIndex: 'stopped', scope: 'all', reason: '5.1.1', at: 9 })
      await wantNewsAgain(db, [stopped])
      await changeSignatory(db, again, { state: 'pending' })
      expect(await heard()).toEqual([[ida, 'fr']])
      await changeSignatory(db, ida, { heldFor: 'refused' })
      expect([await heard(), await wantsNews(db, [ida, again])]).toEqual([[], false])
    })

    test('G178 an organisation is given those who agreed to hear from it, and nobody else', async () => {
      const { db } = store()
      const letter = await sealed('contacts')
      await setContactOffers(db, { letter, organisations: ['two', 'one'], by: 'ana', at: 1 })
      expect((await contactOffersOf(db, letter)).map(({ id }) => id)).toEqual(['one', 'two'])
      await setContactOffers(db, { letter, organisations: ['one'], by: 'ana', at: 2 })
      expect((await contactOffersOf(db, letter)).map(({ id }) => id)).toEqual(['one'])
      for (const name of ['ida', 'ben']) await signed(letter, name)
      await putConsents(db, giving(letter, 'ida'), [news, contact])
      await putConsents(db, giving(letter, 'ben'), [news])
      expect((await optedInTo(db, letter, ['one'])).map(({ name, language }) => [name, language])).toEqual([['ida', 'fr']])
      expect([await optedInTo(db, letter, ['two']), await optedInTo(db, letter, [])]).toEqual([[], []])
    })

    test('G175 who signs a changed text keeps them, who is erased and a letter that is archived leaves none', async () => {
      const { db } = store()
      const letter = await sealed('gone')
      const [ida, ben, cleo] = [await signed(letter, 'ida'), await signed(letter, 'ben'), await signed(letter, 'cleo')]
      for (const name of ['ida', 'cleo']) await putConsents(db, giving(letter, name), [news])
      await moveConsents(db, { from: ida, to: ben })
      expect((await listenersOf(db, letter)).map(({ id }) => id)).toEqual([ben, cleo])
      const row = await signatoryOf(db, letter, ben)
      if (row !== null) await store().transaction((tx) => eraseSignatory(tx, row))
      expect((await consentsOf(db, [ida, ben, cleo])).map(({ signature }) => signature)).toEqual([cleo])
      await store().transaction((tx) => eraseContacts(tx, letter, 9))
      expect(await consentsOf(db, [cleo])).toEqual([])
    })

    test('G179 a follow-up is written language by language, sent once, and stays as it was sent', async () => {
      const { db } = store()
      const letter = await sealed('news')
      await insertFollowUp(db, { id: 'first', letterId: letter, createdBy: 'ana', createdAt: 1 })
      await insertFollowUp(db, { id: 'second', letterId: letter, createdBy: 'ana', createdAt: 2 })
      const write = (language: 'en' | 'fr', words: { subject: string; body: string } | null) =>
        putFollowUpText(db, 'first', { language, words, by: 'ana', at: 3 })
      await write('fr', { subject: 'Suite', body: 'a' })
      await write('en', { subject: 'News', body: 'a' })
      await write('en', { subject: 'Answered', body: 'b' })
      await write('fr', null)
      expect((await followUpOf(db, letter, 'first'))?.texts).toEqual([{ language: 'en', subject: 'Answered', body: 'b' }])
      expect([await markFollowUpSent(db, 'first', { by: 'ana', at: 4, people: 7 }), await removeFollowUp(db, letter, 'first')]).toEqual([
        true,
        false,
      ])
      expect(await markFollowUpSent(db, 'first', { by: 'ben', at: 5, people: 8 })).toBe(false)
      expect(await removeFollowUp(db, letter, 'second')).toBe(true)
      expect(await followUpsOf(db, letter)).toMatchObject([{ id: 'first', sentBy: 'ana', sentAt: 4, people: 7 }])
    })
  })
}
