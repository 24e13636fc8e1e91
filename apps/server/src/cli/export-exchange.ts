import { LANGUAGES, type Language } from '@undersigned/letter'
import { type LetterRow, versionsOf } from '@undersigned/storage'
import { type ExchangeFormat, writeExchange } from '../documents/exchange.ts'
import { exchangedVersion } from '../letters/exchanged.ts'
import type { Services } from '../services.ts'
import { CommandRefused, WrongUsage } from './refused.ts'

interface Wanted {
  readonly language: Language | undefined
  readonly format: ExchangeFormat
}

/** A version for other tools, as its page hands it out, with the coalition's memory and terms (rule T162). */
export async function exchangeBytes(
  tools: Pick<Services, 'store' | 'reader' | 'now'>,
  letter: LetterRow,
  { language, format }: Wanted,
): Promise<{ readonly language: Language; readonly bytes: Uint8Array }> {
  if (language === undefined) throw new WrongUsage(`--language: which version is meant, one of ${LANGUAGES.join(', ')}`)
  const versions = (await versionsOf(tools.store.db, letter.id)).map((version) => version.language)
  if (!versions.includes(language)) {
    const known = versions.length === 0 ? 'It has no version yet.' : `Its versions: ${versions.join(', ')}.`
    throw new CommandRefused(`${letter.title} has no version in ${language}. ${known}`)
  }
  const version = await exchangedVersion(tools, letter, { language, withMemory: format === 'xlf' })
  return { language, bytes: writeExchange(version, format) }
}
