import type { Formats, Translate } from '@undersigned/i18n'
import type { Listing } from '@undersigned/signatures'

interface Speaking {
  readonly zone: string
  readonly t: Translate
  readonly formats: Formats
}

/** Everything that a signature still waits for, in words. */
export function waitingWords(decided: Listing, { zone, t, formats }: Speaking): readonly string[] {
  if (decided.listed) return []
  return decided.waitsFor.map((each) => {
    if (each !== 'contact') return t(`page.waits.${each}`)
    return decided.until === null ? t('page.waits.contactLater') : t('page.waits.contact', { until: formats.deadline(decided.until, zone) })
  })
}
