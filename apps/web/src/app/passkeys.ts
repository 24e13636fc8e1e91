import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'

/** Why a passkey did not come about: the device, the person or the server said no. */
export class PasskeyFailed extends Error {}

const base = '/api/auth/passkey'

async function exchange<Reply>(path: string, body?: object): Promise<Reply> {
  const answer = await fetch(`${base}/${path}`, {
    credentials: 'same-origin',
    method: body ? 'POST' : 'GET',
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new PasskeyFailed(`${path}: ${answer.status}`)
  return answer.json()
}

/** The device's part; that it or the person refuses is an ordinary thing. */
async function onDevice<Reply>(ceremony: () => Promise<Reply>): Promise<Reply> {
  try {
    return await ceremony()
  } catch (cause) {
    throw new PasskeyFailed('the device refused', { cause })
  }
}

/** A passkey belongs to a name; at a bare address no browser makes one. */
export const passkeysExist = (): boolean => 'PublicKeyCredential' in window && !/^\[|^[\d.]+$/.test(window.location.hostname)

export async function signInWithPasskey(): Promise<void> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const optionsJSON = await exchange<PublicKeyCredentialRequestOptionsJSON>('generate-authenticate-options')
  const response = await onDevice(() => startAuthentication({ optionsJSON }))
  await exchange('verify-authentication', { response })
}

export async function addPasskey(name: string): Promise<void> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const optionsJSON = await exchange<PublicKeyCredentialCreationOptionsJSON>('generate-register-options')
  const response = await onDevice(() => startRegistration({ optionsJSON }))
  await exchange('verify-registration', { response, name })
}

export interface Passkey {
  readonly id: string
  readonly name: string | null
  readonly createdAt: string
}

export const listPasskeys = (): Promise<readonly Passkey[]> => exchange('list-user-passkeys')
export const removePasskey = (id: string): Promise<unknown> => exchange('delete-passkey', { id })
