import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { type Config, isLoopback, keepsMailbox } from '../config.ts'
import { clientAddress } from './client-address.ts'

/** Where a request comes from, and what that place alone allows. */
export interface Peer {
  readonly address: string
  /** This machine asks, without a proxy: for figures. */
  readonly isLocal: boolean
  /** May use the demo entrance, if the data is a demo's (D27). */
  readonly isDemoVisitor: boolean
  /** May read the mails that were not sent (D27). */
  readonly mayReadMailbox: boolean
}

const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

export function peerOf(context: Context, config: Config): Peer {
  const remote = getConnInfo(context).remote.address ?? ''
  const { headers } = context.req.raw
  const forwarded = forwarding.some((name) => headers.has(name))
  const atHome = isAtHome({ remote, host: headers.get('host') ?? '', forwarded }, config)
  return {
    address: clientAddress(remote, headers.get('x-forwarded-for'), config.trustProxy),
    isLocal: isLoopback(remote) && !forwarded,
    isDemoVisitor: atHome && config.publicUrl === null,
    mayReadMailbox: atHome && keepsMailbox(config),
  }
}

/** Nobody but this machine itself: bound to it, asked from it, by its name, with nobody in between (D27). */
export function isAtHome(seen: { remote: string; host: string; forwarded: boolean }, config: Pick<Config, 'host' | 'publicUrl'>): boolean {
  const named = URL.canParse(`http://${seen.host}`) && isLoopback(new URL(`http://${seen.host}`).hostname)
  return isLoopback(config.host) && config.publicUrl === null && isLoopback(seen.remote) && named && !seen.forwarded
}
