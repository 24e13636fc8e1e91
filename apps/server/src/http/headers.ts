const common = {
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  // Not no-referrer: browsers then send `Origin: null` with our own forms.
  'referrer-policy': 'same-origin',
}

const policy = (rules: Record<string, string>): string =>
  Object.entries({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'font-src': "'self'",
    'connect-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    ...rules,
  })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

/** Pages the server renders: nothing inline, nothing from elsewhere. */
export const pageHeaders: Readonly<Record<string, string>> = { ...common, 'content-security-policy': policy({}) }

/** The workspace: scripts from files only; styles may be set by the editor's own code. */
export const workspaceHeaders: Readonly<Record<string, string>> = {
  ...common,
  'content-security-policy': policy({
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'worker-src': "'self'",
    // A copy on paper, shown beside its mail.
    'frame-src': "'self'",
    'manifest-src': "'self'",
  }),
}

/** The box of a letter, which its partners' sites may show in a frame (rule G166). */
export const embedHeaders = (ancestors: string): Readonly<Record<string, string>> => ({
  ...common,
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': policy({ 'script-src': "'none'", 'frame-ancestors': ancestors }),
})

/** Data and files. */
export const dataHeaders: Readonly<Record<string, string>> = {
  ...common,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
}

export const secureTransport = { 'strict-transport-security': 'max-age=31536000' }
