import { CLOCKS, type Clock, type KeepDays, settingOf } from '../retention/keep-days.ts'
import { CLASSES, type ColumnClass, ENDS, type PrivacyPurpose, PURPOSES, TABLES, type TableFacts, type Until } from './tables.ts'

/** A table as the database has it. */
export interface SchemaTable {
  readonly name: string
  readonly columns: readonly { readonly name: string }[]
}

export class Unclassified extends Error {
  override readonly name = 'Unclassified'
}

/** The class of every column, by table; throws for one that has none or two, and for a class of none (rule P43). */
export function classified(schema: readonly SchemaTable[]): ReadonlyMap<string, ReadonlyMap<string, ColumnClass>> {
  const faults: string[] = []
  const all = schema.map(({ name, columns }) => {
    const known = classesIn(TABLES[name])
    const there = new Set(columns.map((column) => column.name))
    for (const column of there) if (known.filter(([each]) => each === column).length !== 1) faults.push(`${name}.${column}`)
    for (const [column] of known) if (!there.has(column)) faults.push(`${name}.${column} is no column`)
    return [name, new Map(known)] as const
  })
  for (const name of Object.keys(TABLES)) if (!schema.some((table) => table.name === name)) faults.push(`${name} is no table`)
  if (faults.length > 0) throw new Unclassified(`needs one class in apps/server/src/privacy/tables.ts: ${faults.join(', ')}`)
  return new Map(all)
}

function classesIn(facts: TableFacts | undefined): readonly (readonly [string, ColumnClass])[] {
  return Object.entries(facts?.columns ?? {}).flatMap(([kind, names]) => {
    const found = CLASS_NAMES.find((each) => each === kind)
    return found === undefined ? [] : names.split(' ').map((name) => [name, found] as const)
  })
}

const CLASS_NAMES: readonly ColumnClass[] = [
  ...(['none', 'number', 'account', 'display', 'opinion', 'contact', 'key', 'index', 'secret', 'words', 'moment'] as const),
]
const PURPOSE_NAMES: readonly PrivacyPurpose[] = ['sign', 'told', 'guard', 'deliver', 'work', 'prove', 'run']

/** The record of processing activities (Art. 30 GDPR), made from the schema and the clocks (rule P44). */
export function recordOf(schema: readonly SchemaTable[], keep: KeepDays): string {
  const classes = classified(schema)
  const parts = [HEAD, ...PURPOSE_NAMES.map((purpose) => activity(purpose, keep)), clocks(keep), MEASURES, columnsOf(classes)]
  return `${parts.join('\n\n')}\n`
}

const HEAD = `# Record of processing activities

*Made by \`npm run -s privacy\` from the schema of the database and its clocks; do not edit it. What only the one who runs a server can say stands in
square brackets: keep a copy with those filled in.*

| | |
|---|---|
| Who runs the server | [name, address, contact; representative and data protection officer where there is one] |
| Who leads a letter, jointly | the organisations that coordinate it: [names and contacts; see the arrangement](joint-controllers.md) |
| Who else gets data | nobody by the software itself. [The mail server behind SMTP_URL; who hosts the machine and its backups; a translation service where a coordinator switched one on: it gets texts, no signatories] |
| Third countries | none by the software itself. [Where the machine and the mail server stand] |`

function activity(purpose: PrivacyPurpose, keep: KeepDays): string {
  const { title, people, basis } = PURPOSES[purpose]
  const own = Object.entries(TABLES).filter(([, facts]) => facts.purpose === purpose)
  const kinds = CLASS_NAMES.filter(
    (kind) => kind !== 'none' && kind !== 'key' && own.some(([, { columns }]) => columns[kind] !== undefined),
  )
  const ends = [...new Set(own.flatMap(([, { until }]) => until))]
  return [
    `## ${title}`,
    '',
    `- **Whose:** ${people}`,
    `- **On what ground:** ${basis}`,
    `- **What:** ${kinds.map((kind) => CLASSES[kind]).join('; ')}`,
    `- **Until when:** ${ends.map((end) => untilWords(end, keep)).join('; ')}`,
    `- **Where:** ${own.map(([name]) => `\`${name}\``).join(', ')}`,
  ].join('\n')
}

const CLOCK_WORDS: Readonly<Record<Clock, string>> = {
  contact: 'addresses: when the letter is archived, and at the latest so long after it was closed',
  unconfirmed: 'a signature that was never confirmed, an invitation to sign that was never answered: so long after its link ended',
  withdrawn: 'a signature that was taken back, refused, or lapsed with a change: so long after that',
  invitation: 'the address of an invitation to the workspace: so long after it was taken up, taken back or ended',
  mail: 'addressee and words of a mail: so long after it was written',
  report: 'what was reported of a signature, and what a signatory answered the desk: so long after it came',
  answer: 'what a recipient answered: so long after it came',
  session: 'a session, a code or a link to sign in: so long after it ended',
  visit: 'counts that tell people from programs, under a hash whose salt goes with them: so many days',
  suppression: 'the keyed hash of an address that wants no mail: so long after it was written down',
  access: 'who saw how people can be reached: so long after that',
}

const daysWords = (days: number): string => (days === 1 ? '1 day' : `${days} days`)

function untilWords(end: Until, keep: KeepDays): string {
  const clock = CLOCKS.find((each) => each === end)
  if (clock !== undefined) return `${CLOCK_WORDS[clock]} (${daysWords(keep[clock])})`
  return end === 'letter' || end === 'account' || end === 'coalition' || end === 'always' ? ENDS[end] : ''
}

const clocks = (keep: KeepDays): string =>
  [
    '## Clocks',
    '',
    'As they are without a setting; `npm run -s cli -- retention` says what they are on a server and what would go now.',
    '',
    '| setting | days | what goes |',
    '|---|---|---|',
    ...CLOCKS.map((clock) => `| \`${settingOf(clock)}\` | ${keep[clock]} | ${CLOCK_WORDS[clock]} |`),
  ].join('\n')

const MEASURES = `## Measures (Art. 32)

- Addresses, mails, reports and answers are ciphertext (AES-256-GCM) under keys that are not in the database; each row names its key, and keys are changed
  while the server runs (\`keys rotate\`). Addresses are found by a keyed hash.
- What is printed and how somebody is reached are columns apart; nothing that prints reads the latter. Nobody in the workspace is shown a signatory's address
  unless the signatory agreed to it, and each time is written down (\`contact_access\`).
- The public log holds salted commitments; erasing a person takes the salts, and every other proof still verifies.
- No cookie before somebody signs in, no request to anybody else, no address of a visitor on disk but as a hash for ${'`KEEP_VISIT_DAYS`'}.
- Roles are checked for every route and message; freezing, sealing, publishing and delivering take two people. See [the threat model](../threat-model.md).`

function columnsOf(classes: ReadonlyMap<string, ReadonlyMap<string, ColumnClass>>): string {
  const rows = [...classes].sort(([one], [other]) => (one < other ? -1 : 1))
  return [
    '## Every column',
    '',
    ...CLASS_NAMES.map((kind) => `- **${kind}**: ${CLASSES[kind]}`),
    '',
    '| table | columns, by class |',
    '|---|---|',
    ...rows.map(([name, columns]) => `| \`${name}\` | ${groups(columns)} |`),
  ].join('\n')
}

function groups(columns: ReadonlyMap<string, ColumnClass>): string {
  const of = (kind: ColumnClass): readonly string[] => [...columns].filter(([, own]) => own === kind).map(([name]) => `\`${name}\``)
  return CLASS_NAMES.filter((kind) => of(kind).length > 0)
    .map((kind) => `**${kind}** ${of(kind).join(' ')}`)
    .join('; ')
}
