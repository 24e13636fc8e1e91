import { loadFormats, readerLanguageFor } from '@undersigned/i18n'
import type { SignatoryDisplay } from '@undersigned/letter'
import { foldedName, sameName } from '@undersigned/signatures'
import { type Db, type LetterRow, organisationsOf, type SignatoryRow, standingFor } from '@undersigned/storage'

interface Signing {
  readonly letter: LetterRow
  readonly display: SignatoryDisplay
  /** The organisation of the coalition that was invited, if one was. */
  readonly organisationId: string | null
}

/** Which organisation of the coalition a signatory signs for, and the key that tells organisations apart (rule G20). */
export async function placeOf(
  db: Db,
  { letter, display, organisationId }: Signing,
): Promise<Pick<SignatoryRow, 'organisationId' | 'nameKey'>> {
  if (display.class !== 'organisation') return { organisationId: null, nameKey: foldedName(display.name) }
  const known = await organisationsOf(db, letter.coalitionId)
  const own = known.find(({ id }) => id === organisationId) ?? sameName(known, display.name)
  return { organisationId: own?.id ?? null, nameKey: foldedName(own?.name ?? display.name) }
}

type Keyed = Pick<SignatoryRow, 'class' | 'nameKey'>

/** What a signature is for, as the decisions see it. */
export const organisationIn = ({ class: kind, nameKey }: Keyed): string | null =>
  kind === 'organisation' && nameKey !== '' ? nameKey : null

/** The signature that stands for the same organisation under the same manifest, if there is one. */
export async function ofSameOrganisation(db: Db, row: SignatoryRow): Promise<readonly SignatoryRow[]> {
  const other = row.class === 'organisation' ? await standingFor(db, row) : null
  return other === null ? [] : [other]
}

/** What the refusal of a second signature tells: who signed for the organisation, and when (rule G20). */
export async function factsOfSigned(db: Db, signing: Signing, language: string): Promise<Readonly<Record<string, string>>> {
  const { letter } = signing
  const { nameKey } = await placeOf(db, signing)
  const other = await standingFor(db, { letterId: letter.id, manifest: letter.manifest, nameKey })
  if (other === null) return { name: signing.display.name, date: '' }
  const formats = await loadFormats(readerLanguageFor([language]))
  return { name: other.name, date: formats.date(other.confirmedAt ?? other.createdAt, letter.zone) }
}
