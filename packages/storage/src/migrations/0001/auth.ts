import type { Words } from '../dialect.ts'

/** The tables of better-auth 1.7.6 as its own migration makes them (D24). */
export const authTables = ({ authTime: time, authFlag: flag }: Words): readonly string[] => [
  `create table "user" (
    "id" text primary key,
    "name" text not null,
    "email" text not null unique,
    "emailVerified" ${flag} not null,
    "image" text,
    "createdAt" ${time} not null,
    "updatedAt" ${time} not null
  )`,
  `create table "session" (
    "id" text primary key,
    "expiresAt" ${time} not null,
    "token" text not null unique,
    "createdAt" ${time} not null,
    "updatedAt" ${time} not null,
    "ipAddress" text,
    "userAgent" text,
    "userId" text not null references "user" ("id") on delete cascade
  )`,
  `create index "session_userId_idx" on "session" ("userId")`,
  `create table "account" (
    "id" text primary key,
    "accountId" text not null,
    "providerId" text not null,
    "userId" text not null references "user" ("id") on delete cascade,
    "accessToken" text,
    "refreshToken" text,
    "idToken" text,
    "accessTokenExpiresAt" ${time},
    "refreshTokenExpiresAt" ${time},
    "scope" text,
    "password" text,
    "createdAt" ${time} not null,
    "updatedAt" ${time} not null
  )`,
  `create index "account_userId_idx" on "account" ("userId")`,
  `create table "verification" (
    "id" text primary key,
    "identifier" text not null,
    "value" text not null,
    "expiresAt" ${time} not null,
    "createdAt" ${time} not null,
    "updatedAt" ${time} not null
  )`,
  `create index "verification_identifier_idx" on "verification" ("identifier")`,
  `create table "passkey" (
    "id" text primary key,
    "name" text,
    "publicKey" text not null,
    "userId" text not null references "user" ("id") on delete cascade,
    "credentialID" text not null,
    "counter" integer not null,
    "deviceType" text not null,
    "backedUp" ${flag} not null,
    "transports" text,
    "createdAt" ${time},
    "aaguid" text
  )`,
  `create index "passkey_userId_idx" on "passkey" ("userId")`,
  `create index "passkey_credentialID_idx" on "passkey" ("credentialID")`,
]
