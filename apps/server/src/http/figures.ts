import type { RoomHost } from '@undersigned/sync'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'

/** What a dashboard reads: the process and its rooms. No name, address or text is among it. */
export function createFigures(rooms: Pick<RoomHost, 'figures'>): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  for (const name of ['rooms', 'sockets', 'updates', 'deliveries', 'folds'] as const) {
    const gauge: Gauge = new Gauge({
      name: `undersigned_${name}`,
      help: helps[name],
      registers: [registry],
      collect: (): void => gauge.set(rooms.figures()[name]),
    })
  }
  return registry
}

const helps = {
  rooms: 'Open rooms',
  sockets: 'Open sockets in rooms',
  updates: 'Updates made durable since the start',
  deliveries: 'Updates passed on to others since the start',
  folds: 'Logs folded into snapshots since the start',
}
