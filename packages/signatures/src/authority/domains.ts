import { parse } from 'tldts'
import { FREE_MAIL_HOSTS, FREE_MAIL_NAMES } from './free-mail.ts'

/** A host as it counts: lower case, without "www." and the dot at its end; null for what names nobody on the public internet. */
function hostOf(written: string): string | null {
  const host = written
    .trim()
    .toLowerCase()
    .normalize('NFC')
    .replace(/\.$/u, '')
    .replace(/^www\./u, '')
  if (!/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.-]*[\p{L}\p{M}\p{N}])?$/u.test(host)) return null
  return registrable(host) === null ? null : host
}

/** The part of a host that somebody registered, by the public suffix list; null for a suffix itself, a number, or an unknown ending. */
function registrable(host: string): string | null {
  const { domain, isIp, isIcann, isPrivate } = parse(host, { allowPrivateDomains: true })
  return isIp === true || !(isIcann === true || isPrivate === true) ? null : domain
}

/** The host of a web address or of a domain as people write it; null when there is none (rule G70). */
export const webHost = (written: string): string | null =>
  hostOf(
    written
      .trim()
      .replace(/^https?:\/\//iu, '')
      .replace(/[/?#:].*$/su, ''),
  )

/** The host of a mailbox; null for what is no single plain address of one (rule G70). */
export function mailHost(address: string): string | null {
  const [local = '', host, ...more] = address.trim().split('@')
  return host === undefined || more.length > 0 || !/^[^\s,;:<>()"\\]+$/u.test(local) ? null : hostOf(host)
}

/** Whether anybody can have a mailbox there (rule G71). */
export function isFreeMail(host: string): boolean {
  const { domain, domainWithoutSuffix } = parse(host, { allowPrivateDomains: true })
  return FREE_MAIL_HOSTS.has(host) || FREE_MAIL_HOSTS.has(domain ?? '') || FREE_MAIL_NAMES.has(domainWithoutSuffix ?? '')
}

/** What tells organisations apart by their domain: the registered part, and none where anybody has a mailbox (rules G67, G71). */
export function ownDomain(host: string | null): string | null {
  return host === null || isFreeMail(host) ? null : registrable(host)
}

/**
 * Whether a mailbox is an organisation's own: at its domain or below it, and not where anybody can have one. A domain that lies within
 * another's is not vouched for by the mailboxes of that other (rules G70, G71).
 */
export function isMailboxAt(address: string, domain: string): boolean {
  const [mail, own] = [mailHost(address), webHost(domain)]
  if (mail === null || own === null || isFreeMail(mail) || isFreeMail(own)) return false
  return mail === own || mail.endsWith(`.${own}`)
}
