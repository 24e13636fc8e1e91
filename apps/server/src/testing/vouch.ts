import type { CommonLetter } from './common-letter.ts'
import { pathTo } from './house.ts'

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
  const asked = await post(await pathTo(house.server, email, 'prove'), { do: 'second', mailbox: second })
  if (asked.status !== 200) throw new Error(`${second} could not be asked: ${asked.status}`)
  const answered = await post(await pathTo(house.server, second, 'vouch'), { answer: 'agree' })
  if (answered.status !== 200) throw new Error(`${second} could not answer: ${answered.status}`)
}
