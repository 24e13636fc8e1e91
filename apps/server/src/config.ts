import { isIP } from 'node:net'
import { resolve } from 'node:path'
import type { MailServer } from '@undersigned/api'
import { z } from 'zod'
import { type Clock, KEEP_DAYS, type KeepDays } from './retention/keep-days.ts'

/** What the operator decided, read once from the environment. */
export interface Config {
  readonly host: string
  /** How people call this machine in an address: as HOST says, else `localhost`, because passkeys need a name. */
  readonly calledBy: string
  readonly port: number
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** The sender of what people asked for, such as news of a letter; as `mailFrom` where nothing is said (rule G148). */
  readonly mailFromNews: string | null
  /** With what the domain of the senders signs its mails; all three or none. */
  readonly dkim: { readonly domain: string; readonly selector: string; readonly keyFile: string } | null
  /** The address whose mails reach us, and the port we take them at; both or neither (rule G147). */
  readonly mailIn: { readonly address: string; readonly host: string; readonly port: number } | null
  readonly publicUrl: string | null
  /** How many proxies in front of this server may be believed about the client's address. */
  readonly trustProxy: number
  /** `id:key` list as given; null: kept in a file in the data directory. */
  readonly secretKeys: string | null
  readonly seedDemo: boolean
  /** After how many days what is forgotten (rule P31). */
  readonly keep: KeepDays
  readonly logLevel: LogLevel
  /** Where texts may be sent to be translated: addresses of the operator's, never of anybody else's (rule T96). */
  readonly deeplUrl: string | null
  readonly libreTranslateUrl: string | null
  readonly etranslationUrl: string | null
  /** How many hours a translator hears nothing more of a letter after a mail about it (rule T141). */
  readonly digestHours: number
  /** Multiplies every rate limit; for load tests. */
  readonly limitFactor: number
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
type LogLevel = (typeof LOG_LEVELS)[number]

export class BadConfiguration extends Error {
  override readonly name = 'BadConfiguration'
}

const url = (...protocols: string[]) =>
  z.url().refine((value) => protocols.includes(new URL(value).protocol), `must begin with ${protocols.join(' or ')}`)
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional()).transform((value) => value ?? null)

/** Longer than ten years is no clock any more. */
const days = (clock: Clock) => z.coerce.number().int().min(1).max(3650).default(KEEP_DAYS[clock])

const environment = z
  .object({
    HOST: optional(z.string()),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    DATA_DIR: z.string().min(1).default('./data'),
    DATABASE_URL: optional(url('postgres:', 'postgresql:')),
    /** Several servers need fan-out, which this version has not (docs/adr/0003): an address that did nothing would be a lie. */
    REDIS_URL: optional(z.string()).refine((value) => value === null, 'is not supported: this version runs as one server; leave it out'),
    SMTP_URL: optional(url('smtp:', 'smtps:')),
    MAIL_FROM: z.string().min(3).default('Undersigned <no-reply@localhost>'),
    MAIL_FROM_NEWS: optional(z.string().min(3)),
    DKIM_DOMAIN: optional(z.string().regex(/^[\w.-]+$/)),
    DKIM_SELECTOR: optional(z.string().regex(/^[\w.-]+$/)),
    DKIM_KEY_FILE: optional(z.string()),
    MAIL_IN_ADDRESS: optional(z.email().max(120)),
    MAIL_IN_HOST: z.string().min(1).default('127.0.0.1'),
    MAIL_IN_PORT: optional(z.coerce.number().int().min(0).max(65_535)),
    PUBLIC_URL: optional(url('http:', 'https:')),
    TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
    SECRET_KEYS: optional(
      z.string().regex(/^[\w-]+:[\w+/=-]{43,}(?:,[\w-]+:[\w+/=-]{43,})*$/, 'must be id:key,id:key with keys of 32 bytes'),
    ),
    DEEPL_URL: optional(url('http:', 'https:')),
    LIBRETRANSLATE_URL: optional(url('http:', 'https:')),
    ETRANSLATION_URL: optional(url('http:', 'https:')),
    SEED_DEMO: z.enum(['0', '1']).default('0'),
    LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
    DIGEST_HOURS: z.coerce.number().min(0.25).max(168).default(4),
    KEEP_CONTACT_DAYS: days('contact'),
    KEEP_UNCONFIRMED_DAYS: days('unconfirmed'),
    KEEP_WITHDRAWN_DAYS: days('withdrawn'),
    KEEP_INVITATION_DAYS: days('invitation'),
    KEEP_MAIL_DAYS: days('mail'),
    KEEP_REPORT_DAYS: days('report'),
    KEEP_ANSWER_DAYS: days('answer'),
    KEEP_SESSION_DAYS: days('session'),
    KEEP_VISIT_DAYS: days('visit'),
    KEEP_SUPPRESSION_DAYS: days('suppression'),
    KEEP_ACCESS_DAYS: days('access'),
    LIMIT_FACTOR: z.coerce.number().min(1).default(1),
  })
  .refine((env) => env.DATABASE_URL === null || env.SECRET_KEYS !== null, {
    message: 'must be given when DATABASE_URL is: servers that share a database share their keys',
    path: ['SECRET_KEYS'],
  })
  .refine((env) => new Set([env.DKIM_DOMAIN === null, env.DKIM_SELECTOR === null, env.DKIM_KEY_FILE === null]).size === 1, {
    message: 'needs DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE, or none of them',
    path: ['DKIM_DOMAIN'],
  })
  .refine((env) => (env.MAIL_IN_ADDRESS === null) === (env.MAIL_IN_PORT === null), {
    message: 'needs MAIL_IN_ADDRESS and MAIL_IN_PORT, or neither',
    path: ['MAIL_IN_ADDRESS'],
  })

/** Reads and validates the environment; says everything that is wrong with it at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = environment.safeParse(env)
  if (!read.success) {
    throw new BadConfiguration(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  }
  const { data } = read
  return {
    host: data.HOST ?? '127.0.0.1',
    calledBy: data.HOST ?? 'localhost',
    port: data.PORT,
    dataDir: resolve(data.DATA_DIR),
    databaseUrl: data.DATABASE_URL,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    mailFromNews: data.MAIL_FROM_NEWS,
    dkim:
      data.DKIM_DOMAIN === null || data.DKIM_SELECTOR === null || data.DKIM_KEY_FILE === null
        ? null
        : { domain: data.DKIM_DOMAIN, selector: data.DKIM_SELECTOR, keyFile: resolve(data.DKIM_KEY_FILE) },
    mailIn:
      data.MAIL_IN_ADDRESS === null || data.MAIL_IN_PORT === null
        ? null
        : { address: data.MAIL_IN_ADDRESS, host: data.MAIL_IN_HOST, port: data.MAIL_IN_PORT },
    publicUrl: data.PUBLIC_URL === null ? null : new URL(data.PUBLIC_URL).origin,
    trustProxy: data.TRUST_PROXY,
    secretKeys: data.SECRET_KEYS,
    deeplUrl: withoutSlash(data.DEEPL_URL),
    libreTranslateUrl: withoutSlash(data.LIBRETRANSLATE_URL),
    etranslationUrl: withoutSlash(data.ETRANSLATION_URL),
    seedDemo: data.SEED_DEMO === '1',
    keep: {
      contact: data.KEEP_CONTACT_DAYS,
      unconfirmed: data.KEEP_UNCONFIRMED_DAYS,
      withdrawn: data.KEEP_WITHDRAWN_DAYS,
      invitation: data.KEEP_INVITATION_DAYS,
      mail: data.KEEP_MAIL_DAYS,
      report: data.KEEP_REPORT_DAYS,
      answer: data.KEEP_ANSWER_DAYS,
      session: data.KEEP_SESSION_DAYS,
      visit: data.KEEP_VISIT_DAYS,
      suppression: data.KEEP_SUPPRESSION_DAYS,
      access: data.KEEP_ACCESS_DAYS,
    },
    logLevel: data.LOG_LEVEL,
    digestHours: data.DIGEST_HOURS,
    limitFactor: data.LIMIT_FACTOR,
  }
}

const withoutSlash = (address: string | null): string | null => address?.replace(/\/+$/, '') ?? null

/** The configuration as it may be printed: addresses without their passwords, keys by their ids only. */
export function withoutSecrets(config: Config): Readonly<Record<string, unknown>> {
  return {
    ...config,
    keep: Object.entries(config.keep).map(([clock, days]) => `${clock} ${days}`),
    databaseUrl: withoutPassword(config.databaseUrl),
    smtpUrl: withoutPassword(config.smtpUrl),
    secretKeys: config.secretKeys === null ? null : config.secretKeys.split(',').map((pair) => pair.split(':', 1)[0]),
  }
}

function withoutPassword(address: string | null): string | null {
  if (address === null) return null
  const { protocol, host, pathname } = new URL(address)
  return `${protocol}//${host}${pathname}`
}

/** Whether an address or host name can only be this machine. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').replace(/^::ffff:/, '')
  if (bare === 'localhost' || bare === '::1') return true
  return isIP(bare) === 4 && bare.startsWith('127.')
}

/** What becomes of mails here, as people are told (rule G190). */
export const mailServerOf = (config: Config): MailServer => (config.smtpUrl !== null ? 'there' : keepsMailbox(config) ? 'mailbox' : 'none')

/** Mails are kept for a page on this machine instead of being sent (D27). */
export const keepsMailbox = (config: Config): boolean => config.smtpUrl === null && config.publicUrl === null && isLoopback(config.host)
