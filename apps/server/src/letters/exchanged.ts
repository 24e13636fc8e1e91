import type { Language, UnitId } from '@undersigned/letter'
import { declarationsOf, glossaryOf, type LetterRow } from '@undersigned/storage'
import { roomId } from '@undersigned/sync'
import type { ExchangeVersion } from '../documents/exchange.ts'
import { candidatesFor } from '../memory/candidates.ts'
import { verdictsOf } from '../reader/read-letter.ts'
import type { Services } from '../services.ts'

interface Wanted {
  readonly language: Language
  /** With what the coalition remembers: only for who may read its memory. */
  readonly withMemory: boolean
}

/** A version as it is stored now, with what helps whoever works on it elsewhere (rules T139, T161). */
export async function exchangedVersion(
  { store, reader, now }: Pick<Services, 'store' | 'reader' | 'now'>,
  letter: LetterRow,
  { language, withMemory }: Wanted,
): Promise<ExchangeVersion> {
  const { original, recipients, versions } = await reader.read(letter.id, withMemory ? [language] : [])
  const [{ snapshot, tail }, reviews, declarations, glossary] = await Promise.all([
    store.log.read(roomId({ letter: letter.id, part: language })),
    verdictsOf(store.db, letter.id, language),
    declarationsOf(store.db, letter.id),
    glossaryOf(store.db, letter.coalitionId),
  ])
  const units = versions.flatMap((version) => version.units).filter(({ state }) => state !== 'reviewed')
  const open: readonly UnitId[] = withMemory ? units.map(({ unit }) => unit) : []
  const named = { language, original: original.text, recipients }
  return {
    ...{ ...named, letter: letter.id, sourceLanguage: letter.language, content: { snapshot, tail }, reviews, declarations },
    glossary: glossary.concepts.map(({ concept }) => concept),
    candidates: await candidatesFor({ store, now }, { ...named, letter, units: open }),
    isFinal: letter.manifest !== null && letter.amending === null,
  }
}
