import { countDeliveries, isOver, mayDeliver } from '@undersigned/signatures'
import { appendEvent, coversOf, deliveryFrom, letterOf, mailsOfLetter, putCover, type RecipientRecord } from '@undersigned/storage'
import { mailServerOf } from '../config.ts'
import { type CopyToSend, fileNames, prepareDelivery } from '../delivery/copies.ts'
import { filesFor } from '../delivery/files.ts'
import { addressBlock, copyViews, masked } from '../delivery/view.ts'
import { type Call, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { dataHeaders } from '../http/headers.ts'
import { refused } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { mailHandlers } from './mails.ts'
import { importHandlers } from './recipients-import.ts'
import { replyHandlers } from './replies.ts'

type DeliveryRoutes = 'deliveryGet' | 'coverPut' | 'deliveryCopy' | 'deliveryFile' | 'deliveryTest'

const copyHandlers: Handlers<DeliveryRoutes> = {
  deliveryGet: async (call) => {
    const { services } = call
    const { db } = services.store
    const { letter } = letterIn(call)
    const [prepared, mails, own] = await Promise.all([
      prepareDelivery(services, db, letter),
      mailsOfLetter(db, letter.id),
      coversOf(db, letter.id),
    ])
    const may = mayDeliver(prepared.plan, prepared.standing, services.now())
    const languages = [...new Set(prepared.copies.map(({ language }) => language))]
    const covers = await Promise.all(
      languages.map(async (language) => {
        const written = own.find((cover) => cover.language === language)
        const { subject, body } = written ?? (await prepared.proposed(language))
        return { language, subject, body, isOwn: written !== undefined }
      }),
    )
    const under = prepared.delivered.filter(({ manifest }) => manifest === prepared.plan.manifest)
    return reply({
      copies: await copyViews(services, prepared, mails),
      covers,
      refusal: may.ok ? null : may.refusal,
      receives: services.config.mailIn !== null,
      mailServer: mailServerOf(services.config),
      counts: countDeliveries(under.map(deliveryFrom)),
    })
  },
  coverPut: async (call) => {
    const { store, now, newSalt } = call.services
    const { letter } = letterIn(call)
    const { language } = call.request.params
    const { cover } = call.request.body
    const [by, at] = [visitorIn(call).id, now()]
    return store.transaction(async (tx) => {
      const stage = (await letterOf(tx, letter.id))?.stage ?? 'archived'
      if (isOver(stage)) return refused('not-in-this-stage', { stage })
      await putCover(tx, letter.id, language, cover === null ? null : { ...cover, letterId: letter.id, language, by, at })
      await appendEvent(tx, { letterId: letter.id, kind: 'cover-changed', payload: { language }, salt: newSalt(), actor: by, at })
      return done
    })
  },
  deliveryCopy: async (call) => {
    const { letter } = letterIn(call)
    const { copies } = await prepareDelivery(call.services, call.services.store.db, letter)
    const at = copies.findIndex(({ recipient }) => recipient === call.request.params.recipient)
    const copy = copies[at]
    if (copy === undefined) return refused('not-found')
    return reply({
      recipient: String(copy.recipient),
      language: copy.language,
      to: addressIn(call.services, copy.record, masked),
      subject: copy.subject,
      text: copy.body,
      addressBlock: [...(await addressBlock(copy))],
      files: [...fileNames(letter, copy.language)],
      previous: copies[at - 1]?.recipient ?? null,
      next: copies[at + 1]?.recipient ?? null,
      position: at + 1,
      of: copies.length,
    })
  },
  deliveryFile: async (call) => {
    const copy = await copyIn(call)
    if (copy === null) return refused('not-found')
    const files = await filesFor(call.services, letterIn(call).letter, copy)
    const file = files.find(({ name }) => name.endsWith(`.${call.request.params.kind}`))
    if (file === undefined) return refused('not-found')
    const isShown = call.request.params.kind === 'pdf'
    const headers = {
      ...dataHeaders,
      // A sandboxed page is one that no browser opens its own PDF reader in.
      ...(isShown && { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'" }),
      'content-type': file.type,
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename="${file.name}"`,
      'cache-control': 'private, no-store',
    }
    return new Response(new Uint8Array(file.bytes), { headers })
  },
  deliveryTest: async (call) => {
    const { services } = call
    const { letter } = letterIn(call)
    const copy = await copyIn(call)
    if (copy === null) return refused('not-found')
    const { email } = visitorIn(call)
    await services.outbox.enqueue(services.store.db, {
      to: email,
      locale: copy.language,
      template: 'deliveryTest',
      values: { subject: `[test] ${copy.subject}`, body: copy.body, link: services.origin },
      letterId: letter.id,
      recipientId: copy.recipient,
      key: `delivery-test/${services.newId()}`,
    })
    services.outbox.wake()
    return reply({ mailServer: mailServerOf(services.config) })
  },
}

export const deliveryHandlers = { ...copyHandlers, ...importHandlers, ...mailHandlers, ...replyHandlers }

async function copyIn(call: Call<'deliveryFile' | 'deliveryTest'>): Promise<CopyToSend | null> {
  const { db } = call.services.store
  const letter = await letterOf(db, letterIn(call).letter.id)
  if (letter === null) return null
  return (await prepareDelivery(call.services, db, letter, call.request.params.recipient)).copies[0] ?? null
}

const addressIn = (
  { keys }: Pick<Services, 'keys'>,
  { contact, contactKeyId }: RecipientRecord,
  shown: (address: string) => string,
): string | null => (contact === null || contactKeyId === null ? null : shown(keys.open({ keyId: contactKeyId, ciphertext: contact })))
