import type { CommonLetter } from './common-letter.ts'
import { linkIn, mailsTo, mailTo } from './house.ts'

interface Vouched {
  /** The mailbox that signed and confirmed. */
  readonly email: string
  /** Another one at the same domain. */
  readonly second: string
}

/** A second person of an organisation agrees to its confirmed signature, the way anybody does it: by links and buttons (rule G72). */
export async function vouch({ house }: Pick<CommonLetter, 'house'>, { email, second }: Vouched): Promise<void> {
  const post = (path: string, fields: Record<string, string>): Promise<Response> =>
    house.stranger().fetch(path, { method: 'POST', body: new URLSearchParams(fields) })
  const prove = (await mailsTo(house.server, email)).map(linkIn).find((path) => path.includes('/prove/'))
  if (prove === undefined) throw new Error(`${email} was not told to prove anything`)
  const asked = await post(prove, { do: 'second', mailbox: second })
  if (asked.status !== 200) throw new Error(`${second} could not be asked: ${asked.status}`)
  const answered = await post(linkIn(await mailTo(house.server, second)), { answer: 'agree' })
  if (answered.status !== 200) throw new Error(`${second} could not answer: ${answered.status}`)
}
