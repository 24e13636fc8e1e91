import type { Language, UnitDigest, UnitId } from '@undersigned/letter'
import { type CheckDismissalRow, dismissalsOf, type LetterRow } from '@undersigned/storage'
import { CHECKS, type CheckName, type Dismissal } from '@undersigned/translation'
import type { Services } from '../services.ts'

export const isCheck = (name: string): name is CheckName => CHECKS.some((check) => check === name)

const dismissalIn = (row: CheckDismissalRow): readonly Dismissal[] => (isCheck(row.check) ? [{ ...row, check: row.check }] : [])

interface Asked {
  readonly letter: LetterRow
  readonly language: Language
  readonly unit: UnitId
}

interface Open {
  readonly sourceDigest: UnitDigest
  readonly targetDigest: UnitDigest
  /** The errors that nobody dismissed, each once; none may be open when a unit is marked reviewed (rule T61). */
  readonly checks: readonly CheckName[]
}

/** What keeps one unit of a version from "reviewed" as it stands; null where there is no such unit. */
export async function openErrors({ store, reader }: Services, { letter, language, unit }: Asked): Promise<Open | null> {
  const dismissals = (await dismissalsOf(store.db, letter.id, language, unit)).flatMap(dismissalIn)
  const answer = await reader.check(letter.id, { language, unit, dismissals })
  if (answer === null) return null
  const { sourceDigest, targetDigest, findings } = answer
  const open = findings.filter(({ severity, dismissed }) => severity === 'error' && dismissed === null)
  return { sourceDigest, targetDigest, checks: [...new Set(open.map(({ check }) => check))] }
}
