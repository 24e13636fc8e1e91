import { digestOf, recipientId } from '@undersigned/letter'
import { describe, expect, test } from 'vitest'
import {
  coversOf,
  type DeliveryRow,
  deliveriesOf,
  deliveryByMail,
  deliveryFrom,
  fileReply,
  insertManifest,
  liftSuppression,
  putCover,
  putDelivery,
  repliesOf,
  replyFile,
  replyFilesOf,
  setDelivery,
  setSentFiles,
  suppress,
  suppressionOf,
} from '../queries.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

const manifest = digestOf('sealed')

export function describeDeliveries(open: OpenEmpty): void {
  describe('copies that were let go', () => {
    const store = withStore(open)
    const sealed = async (name: string) => {
      const letter = await storeLetter(store().db, name)
      await insertManifest(store().db, { letterId: letter, digest: manifest, previous: null, canonical: '{}', by: ['ana', 'ben'], at: 1 })
      return letter
    }
    const row = (letterId: DeliveryRow['letterId'], mail: string): DeliveryRow => ({
      letterId,
      manifest,
      recipient: recipientId('minister'),
      language: 'fr',
      address: 'index',
      releasedBy: ['ana', 'ben'],
      releasedAt: 5,
      mail,
      state: 'queued',
      sentAt: null,
      bouncedAt: null,
      reason: null,
      answeredAt: null,
      files: [],
    })

    test('G140 a second copy to the same recipient is refused by the database, unless the first came back', async () => {
      const { db } = store()
      const letter = await sealed('copies')
      await putDelivery(db, row(letter, 'first'))
      await expect(putDelivery(db, row(letter, 'again'))).rejects.toMatchObject({ conflict: 'unique' })
      await setDelivery(db, 'first', { state: 'bounced', bouncedAt: 7, reason: '5.1.1' })
      expect((await deliveriesOf(db, letter)).map(deliveryFrom)).toMatchObject([{ state: 'bounced', bouncedAt: 7, reason: '5.1.1' }])
      await putDelivery(db, { ...row(letter, 'again'), address: 'elsewhere' })
      await setSentFiles(db, 'again', [{ name: 'a.pdf', size: 3, digest: manifest }])
      await setDelivery(db, 'again', { state: 'sent', sentAt: 9 })
      expect(await deliveryByMail(db, 'first')).toBeNull()
      expect(await deliveryByMail(db, 'again')).toMatchObject({ state: 'sent', sentAt: 9, files: [{ name: 'a.pdf', size: 3 }] })
    })

    test('G150 a reply that comes twice is filed once, with its files', async () => {
      const { db } = store()
      const letter = await sealed('replies')
      const reply = { id: 'r1', letterId: letter, recipient: recipientId('minister'), receivedAt: 1, origin: 'mail' as const }
      const kept = { ...reply, by: null, key: 'k', keyId: 'key', content: Uint8Array.of(1) }
      const file = { reply: 'r1', position: 0, name: 'a.pdf', type: 'application/pdf', size: 2, keyId: 'key', bytes: Uint8Array.of(1, 2) }
      expect(await fileReply(db, kept, [file])).toBe(true)
      expect(await fileReply(db, { ...kept, id: 'r2' }, [{ ...file, reply: 'r2' }])).toBe(false)
      expect((await repliesOf(db, letter)).map(({ id }) => id)).toEqual(['r1'])
      expect(await replyFilesOf(db, letter)).toEqual([{ reply: 'r1', position: 0, name: 'a.pdf', type: 'application/pdf', size: 2 }])
      expect((await replyFile(db, letter, { reply: 'r1', position: 0 }))?.bytes).toEqual(Uint8Array.of(1, 2))
      expect(await replyFile(db, letter, { reply: 'r1', position: 1 })).toBeNull()
    })

    test('G149 an address where nothing arrives stays one, whatever its owner wants; and is taken off by hand', async () => {
      const { db } = store()
      await suppress(db, { contactIndex: 'i', scope: 'opt-in', reason: '', at: 1 })
      await suppress(db, { contactIndex: 'i', scope: 'all', reason: '5.1.1', at: 2 })
      await suppress(db, { contactIndex: 'i', scope: 'opt-in', reason: '', at: 3 })
      expect(await suppressionOf(db, 'i')).toMatchObject({ scope: 'all', reason: '5.1.1', at: 2 })
      await liftSuppression(db, 'i')
      expect(await suppressionOf(db, 'i')).toBeNull()
    })

    test('G151 a cover is kept per language, and goes back to what is proposed', async () => {
      const { db } = store()
      const letter = await sealed('covers')
      const cover = { letterId: letter, language: 'mt' as const, subject: 's', body: 'b', by: 'ana', at: 1 }
      await putCover(db, letter, 'mt', cover)
      await putCover(db, letter, 'mt', { ...cover, subject: 'changed' })
      expect(await coversOf(db, letter)).toEqual([{ ...cover, subject: 'changed' }])
      await putCover(db, letter, 'mt', null)
      expect(await coversOf(db, letter)).toEqual([])
    })
  })
}
