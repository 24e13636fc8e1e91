import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Heard {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: Readonly<Record<string, unknown>>
}

export interface Said {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** JSON, or a string as it is; `never`: no answer at all; `cut`: the connection ends in the middle. */
  readonly body?: unknown
  readonly fault?: 'never' | 'cut'
}

/** A service on this machine that follows a published contract as far as a test makes it. */
export interface FakeService {
  readonly host: string
  readonly heard: readonly Heard[]
  says(answer: (heard: Heard) => Said): void
  close(): Promise<void>
}

export async function fakeService(): Promise<FakeService> {
  const heard: Heard[] = []
  let answer: (heard: Heard) => Said = () => ({ status: 500 })
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const said = { path: request.url ?? '', headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString('utf8') || 'null') }
    heard.push(said)
    const { status = 200, headers = {}, body = {}, fault } = answer(said)
    if (fault === 'never') return
    const bytes = typeof body === 'string' ? body : JSON.stringify(body)
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    if (fault === 'cut') response.write(bytes.slice(0, bytes.length / 2), () => response.destroy())
    else response.end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = addressOf(server.address())
  return {
    host: `http://127.0.0.1:${port}`,
    heard,
    says: (next) => {
      answer = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the service is not listening')
  return address
}
