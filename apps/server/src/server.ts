import { createServer, type RequestListener, type Server } from 'node:http'
import type { Logger } from 'pino'
import { type Composed, compose } from './compose.ts'
import { type Config, withoutSecrets } from './config.ts'

export interface RunningServer extends Pick<Composed, 'services' | 'lost'> {
  readonly origin: string
  /** Stops accepting, flushes, closes, in that order. The second call waits for the first. */
  stop(): Promise<void>
}

const LAST_REQUESTS_MS = 5000

/** Listens first, so that the port is known, and answers as soon as everything behind it is open. */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  let listener: RequestListener = (_request, response) => response.writeHead(503, { 'retry-after': '1' }).end()
  const server = createServer({ keepAliveTimeout: 10_000 }, (request, response) => void listener(request, response))
  const local = await listen(server, config)
  const origin = config.publicUrl ?? local
  log.info({ config: withoutSecrets(config), origin }, 'starting')
  const composed = await compose({ config, log, server, origin }).catch(async (error: unknown) => {
    await closed(server)
    throw error
  })
  listener = composed.listener
  let stopping: Promise<void> | null = null
  const stop = async (): Promise<void> => {
    log.info('stopping')
    const last = closed(server)
    await composed.close()
    await last
    log.info('stopped')
  }
  return {
    services: composed.services,
    lost: composed.lost,
    origin: local,
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

function listen(server: Server, { host, calledBy, port }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      const bound = address !== null && typeof address === 'object' ? address.port : port
      resolve(`http://${calledBy.includes(':') ? `[${calledBy}]` : calledBy}:${bound}`)
    })
  })
}

/** Requests under way may end; connections that only wait are closed. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}
