import type { Appended, NewUpdate, RoomId, UpdateLog } from '@undersigned/sync'

const LATE_MS = 300

/** A log that answers before it has written: the fault that the kill test must notice. */
export function hastyLog(log: UpdateLog): UpdateLog {
  const heads = new Map<RoomId, number>()
  const append = async (group: readonly NewUpdate[]): Promise<ReadonlyMap<RoomId, Appended>> => {
    for (const { room } of group) heads.set(room, (heads.get(room) ?? (await log.head(room)).n) + 1)
    setTimeout(() => void log.append(group), LATE_MS)
    return new Map(group.map(({ room }) => [room, { outcome: 'appended', n: heads.get(room) ?? 0 }]))
  }
  return {
    append,
    read: (room, after) => log.read(room, after),
    head: (room) => log.head(room),
    writeSnapshot: async () => undefined,
    stop: (room, reason) => log.stop(room, reason),
    reopen: (room) => log.reopen(room),
    close: () => log.close(),
  }
}
