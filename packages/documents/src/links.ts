const allowed = /^(?:https?:\/\/[^\s/?#]|mailto:[^\s@]+@)/i

/** The address if a letter may carry it: absolute http, https or mailto, without spaces or control characters (rule L31). */
export function safeLink(href: string): string | undefined {
  const trimmed = href.trim()
  return allowed.test(trimmed) && !/[\s\p{Cc}<>"]/u.test(trimmed) ? trimmed : undefined
}
