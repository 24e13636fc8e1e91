import { type Inline, type Language, unitId } from '@undersigned/letter'
import type { Glossary } from '../glossary/term.ts'
import { type UnitRole, unitFrom } from '../unit.ts'
import { checkUnit } from './check-unit.ts'
import type { CheckName, Dismissal, Finding } from './finding.ts'

export const words = (text: string): readonly Inline[] => (text === '' ? [] : [{ type: 'text', text, marks: {} }])
const contentOf = (text: string | readonly Inline[]): readonly Inline[] => (typeof text === 'string' ? words(text) : text)

interface Told {
  readonly from?: Language
  readonly role?: UnitRole
  readonly glossary?: Glossary
  readonly dismissals?: readonly Dismissal[]
}

export const unit = (text: string | readonly Inline[], role: UnitRole = 'body', id = 'u') =>
  unitFrom({ id: unitId(id), role, content: contentOf(text), from: null })

/** What the checks say of a translation into a language. */
export function told(
  to: Language,
  source: string | readonly Inline[],
  target: string | readonly Inline[],
  more: Told = {},
): readonly Finding[] {
  const { from = 'en', role = 'body', glossary = [], dismissals = [] } = more
  return checkUnit({ unit: unit(source, role), target: contentOf(target), sourceLanguage: from, targetLanguage: to, glossary, dismissals })
}

export const names = (findings: readonly Finding[]): readonly CheckName[] => [...new Set(findings.map(({ check }) => check))]
export const errors = (findings: readonly Finding[]): readonly CheckName[] => names(findings.filter(({ severity }) => severity === 'error'))
