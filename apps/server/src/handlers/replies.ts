import { deliveriesOf, recipientsOf, repliesOf, replyFile, replyFilesOf } from '@undersigned/storage'
import { fileAnswer } from '../delivery/inbound/receive.ts'
import { done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { dataHeaders } from '../http/headers.ts'
import { refused } from '../http/problem.ts'
import { noteAccess } from '../letters/access-log.ts'

type ReplyRoutes = 'answersList' | 'answerAdd' | 'answerFile'

export const replyHandlers: Handlers<ReplyRoutes> = {
  answersList: async (call) => {
    const { store, keys } = call.services
    const { letter } = letterIn(call)
    const [replies, files, recipients] = await Promise.all([
      repliesOf(store.db, letter.id),
      replyFilesOf(store.db, letter.id),
      recipientsOf(store.db, letter.id),
    ])
    const answers = replies.map(({ id, recipient, receivedAt, origin, keyId, content }) => ({
      id,
      recipient: String(recipient),
      name: recipients.find((each) => each.id === recipient)?.name ?? '',
      receivedAt,
      origin,
      ...contentOf(keys.open({ keyId, ciphertext: content })),
      files: files.filter((file) => file.reply === id).map(({ name, size, position }) => ({ name, size, position })),
    }))
    const count = answers.filter(({ from }) => from !== '').length
    await noteAccess(call.services, store.db, { letter, by: visitorIn(call).id, what: 'answers', count })
    return reply({ answers: answers.reverse() })
  },
  /** An answer that came some other way, by post or to somebody's own mailbox. */
  answerAdd: async (call) => {
    const { services } = call
    const { letter } = letterIn(call)
    const { recipient, from, subject, text } = call.request.body
    const copy = (await deliveriesOf(services.store.db, letter.id)).filter((each) => each.recipient === recipient).at(-1)
    if (copy === undefined) return refused('not-found')
    const mail = { from, subject, text, id: '', isAutomatic: false, files: [], left: 0 }
    await services.store.transaction((tx) => fileAnswer(services, tx, { copy, mail, origin: 'hand', by: visitorIn(call).id }))
    return done
  },
  answerFile: async (call) => {
    const { store, keys } = call.services
    const { answer, position } = call.request.params
    const file = await replyFile(store.db, letterIn(call).letter.id, { reply: answer, position })
    if (file === null) return refused('not-found')
    const bytes = Buffer.from(keys.open({ keyId: file.keyId, ciphertext: file.bytes }), 'base64')
    // What a stranger sent is never shown by us, only saved.
    const headers = {
      ...dataHeaders,
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'cache-control': 'private, no-store',
    }
    return new Response(new Uint8Array(bytes), { headers })
  },
}

function contentOf(json: string) {
  const value: unknown = JSON.parse(json)
  const of = (key: string): unknown =>
    typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined
  const [from, subject, text, left] = [of('from'), of('subject'), of('text'), of('left')]
  return {
    from: typeof from === 'string' ? from : '',
    subject: typeof subject === 'string' ? subject : '',
    text: typeof text === 'string' ? text : '',
    isAutomatic: of('isAutomatic') === true,
    left: typeof left === 'number' ? left : 0,
  }
}
