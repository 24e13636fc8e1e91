import { type Config, isLoopback } from '../config.ts'
import { deepl, deeplHost } from './deepl.ts'
import { ETRANSLATION_HOST, etranslation, type Promises } from './etranslation.ts'
import { libreTranslate } from './libre-translate.ts'
import type { MachineTranslation, Secret, ServiceName } from './machine-translation.ts'

/** The services this server may use, at addresses only its operator sets (rule T96). */
export interface Machines {
  readonly offered: readonly OfferedService[]
  /** Where a text goes that is sent with this secret. */
  hostOf(service: ServiceName, secret: Secret): string
  open(service: ServiceName, secret: Secret): MachineTranslation
}

interface OfferedService {
  readonly service: ServiceName
  readonly account: boolean
  /** Null where the key decides. */
  readonly host: string | null
  /** A service of one's own may want no key. */
  readonly keyNeeded: boolean
}

export function createMachines(
  config: Pick<Config, 'deeplUrl' | 'libreTranslateUrl' | 'etranslationUrl' | 'publicUrl'>,
  promises: Promises,
): Machines {
  const { deeplUrl, libreTranslateUrl } = config
  const etranslationUrl = config.etranslationUrl ?? (isReachable(config.publicUrl) ? ETRANSLATION_HOST : null)
  const hostOf = (service: ServiceName, secret: Secret): string => {
    if (service === 'deepl') return deeplUrl ?? deeplHost(secret)
    return (service === 'libretranslate' ? libreTranslateUrl : etranslationUrl) ?? ''
  }
  return {
    offered: [
      { service: 'deepl', account: false, host: deeplUrl, keyNeeded: true },
      ...(libreTranslateUrl === null
        ? []
        : [{ service: 'libretranslate' as const, account: false, host: libreTranslateUrl, keyNeeded: false }]),
      ...(etranslationUrl === null ? [] : [{ service: 'etranslation' as const, account: true, host: etranslationUrl, keyNeeded: true }]),
    ],
    hostOf,
    open: (service, secret) => {
      const host = hostOf(service, secret)
      switch (service) {
        case 'deepl':
          return deepl(secret, host)
        case 'libretranslate':
          return libreTranslate(secret, host)
        case 'etranslation':
          return etranslation(secret, promises, host)
      }
    },
  }
}

/** eTranslation brings its answers itself: without a public address it would find nobody. */
const isReachable = (publicUrl: string | null): boolean => publicUrl !== null && !isLoopback(new URL(publicUrl).hostname)
