import { commitmentTo, type Salt } from '@undersigned/signatures'
import type { Queries } from '../store.ts'
import type { Problem } from './verify.ts'

interface EventPart {
  readonly letterId: string
  readonly seq: number
  readonly payload: string | null
  readonly salt: Salt | null
  readonly leaf: string | null
}

const PAGE = 1_000

/** Numbers without a gap, and every leaf that can still be opened opens to its payload. */
export async function eventProblems(db: Queries): Promise<{ readonly count: number; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = []
  const last = new Map<string, number>()
  let count = 0
  for await (const event of allEvents(db)) {
    count += 1
    const where = `letter ${event.letterId}, event ${event.seq}`
    if (event.seq !== (last.get(event.letterId) ?? 0) + 1) problems.push({ kind: 'event-gap', where })
    if (!isOpenedBy(event)) problems.push({ kind: 'event-leaf', where })
    last.set(event.letterId, event.seq)
  }
  return { count, problems }
}

async function* allEvents(db: Queries): AsyncGenerator<EventPart> {
  for (let page: readonly EventPart[] = [], offset = 0; offset === 0 || page.length === PAGE; offset += PAGE) {
    page = await db
      .selectFrom('event')
      .select(['letterId', 'seq', 'payload', 'salt', 'leaf'])
      .orderBy('letterId')
      .orderBy('seq')
      .limit(PAGE)
      .offset(offset)
      .execute()
    yield* page
  }
}

/** An event without a leaf, or one whose person was erased, has nothing to open. */
function isOpenedBy({ payload, salt, leaf }: EventPart): boolean {
  if (payload === null || salt === null || leaf === null) return (payload === null) === (salt === null)
  const parsed: unknown = JSON.parse(leaf)
  const commitment = typeof parsed === 'object' && parsed !== null && 'commitment' in parsed ? parsed.commitment : null
  return commitment === commitmentTo(JSON.parse(payload), salt)
}
