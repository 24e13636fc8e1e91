/** What a mail server says of one address that a mail could not reach, or not yet (RFC 3464). */
export interface DeliveryReport {
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'
  /** `5.1.1`: the class, what it is about, and which one of these. */
  readonly status: string
  /** What the last server said, in its own words. */
  readonly diagnostic: string
}

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const
const MOST_REPORTS = 50
const LONGEST = 64 * 1024

/** The reports in a `message/delivery-status` part, one for each address; none for what is no such part (rule G147). */
export function reportsIn(text: string): readonly DeliveryReport[] {
  const [, ...addresses] = text
    .slice(0, LONGEST)
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+/, '')
    .split(/\n[ \t]*\n+/)
  return addresses.slice(0, MOST_REPORTS).flatMap((block) => reportOf(fieldsIn(block)) ?? [])
}

/** Whether a report says that a mail came to nobody, for good. */
export const isBounce = ({ action, status }: DeliveryReport): boolean => action === 'failed' && !status.startsWith('2.')

/** Whether the address itself is at fault, so that no mail shall be tried there again. */
export const isDeadAddress = (report: DeliveryReport): boolean => isBounce(report) && /^5\.1\.(?:1|2|3|6|10)$/.test(report.status)

function reportOf(fields: ReadonlyMap<string, string>): DeliveryReport | null {
  const action = ACTIONS.find(
    (each) =>
      each ===
      fields
        .get('action')
        ?.split(/[\s(;]/, 1)[0]
        ?.toLowerCase(),
  )
  const status = /^\s*([245]\.\d{1,3}\.\d{1,3})\b/.exec(fields.get('status') ?? '')?.[1]
  if (action === undefined || status === undefined) return null
  const diagnostic = (fields.get('diagnostic-code') ?? '').replace(/^\s*[\w-]+\s*;\s*/, '').trim()
  return { action, status, diagnostic: diagnostic.slice(0, 500) }
}

/** Fields by their names in small letters; a line that begins with a space goes on with the one before. */
function fieldsIn(block: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const at = line.indexOf(':')
    const name = line.slice(0, Math.max(at, 0)).trim().toLowerCase()
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(at + 1).trim())
  }
  return fields
}
