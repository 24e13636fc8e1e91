import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Words } from './dialect.ts'

/** Until when a mail is of any use, and what it is called when it did not leave by then (rule G189). */
export const expiringMails = (words: Words): Migration => ({
  async up(db) {
    for (const statement of statements(words)) await sql.raw(statement).execute(db)
  },
})

const kept = [
  ...[
    'id',
    'idempotencyKey',
    'letterId',
    'keyId',
    'recipient',
    'locale',
    'template',
    'content',
    'state',
    'attempts',
    'nextAt',
    'lastError',
  ],
  ...['createdAt', 'sentAt', 'stream', 'contactIndex', 'recipientId', 'forgottenAt'],
]
  .map((column) => `"${column}"`)
  .join(', ')

const [MINUTE, DAY] = [60_000, 24 * 60 * 60_000]

/** Until when what mails of before lead to is good for. */
const ends = Object.entries({
  signIn: `"createdAt" + ${15 * MINUTE}`,
  confirmSignature: `"createdAt" + ${3 * DAY}`,
  request: `"createdAt" + ${7 * DAY}`,
  invitation: `(select "expiresAt" from "invitation" where 'invitation/' || "invitation"."id" = "idempotencyKey")`,
  signInvitation: `(select "inviteExpiresAt" from "signatory" where 'sign-invitation/' || "signatory"."id" = "idempotencyKey")`,
})

/** A check cannot be changed in SQLite, so the table is written anew. */
const statements = ({ int, bytes, table }: Words): readonly string[] => [
  `create table "outbox_expiring" (
    "id" text primary key,
    "idempotencyKey" text not null unique,
    "letterId" text,
    "keyId" text not null,
    "recipient" ${bytes} not null,
    "locale" text not null,
    "template" text not null,
    "content" ${bytes} not null,
    "state" text not null
      check ("state" in ('queued', 'sending', 'handing', 'sent', 'failed', 'unclear', 'bounced', 'suppressed', 'expired')),
    "attempts" ${int} not null,
    "nextAt" ${int} not null,
    "lastError" text,
    "createdAt" ${int} not null,
    "sentAt" ${int},
    "stream" text not null default 'transactional' check ("stream" in ('transactional', 'opt-in', 'delivery')),
    "contactIndex" text,
    "recipientId" text,
    "forgottenAt" ${int},
    "expiresAt" ${int}
  ) ${table}`,
  `insert into "outbox_expiring" (${kept}) select ${kept} from "outbox"`,
  'drop table "outbox"',
  'alter table "outbox_expiring" rename to "outbox"',
  'create index "outbox_due" on "outbox" ("state", "nextAt")',
  'create index "outbox_letter" on "outbox" ("letterId", "createdAt")',
  'create index "outbox_contact" on "outbox" ("contactIndex")',
  'create index "outbox_created" on "outbox" ("createdAt")',
  ...ends.map(
    ([template, end]) => `update "outbox" set "expiresAt" = ${end} where "template" = '${template}' and "state" in ('queued', 'sending')`,
  ),
]
