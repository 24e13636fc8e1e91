import type { RouteResponse } from '@undersigned/api/client'
import { type Inline, type Language, plainText, unitDigest, unitId } from '@undersigned/letter'
import {
  CHECKS,
  type CheckName,
  type Dismissal,
  type Finding,
  type Glossary,
  hasWords,
  type Row,
  type Unit,
} from '@undersigned/translation'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { ask } from '../../../app/api.ts'
import { useResource } from '../../../app/resources.ts'
import type { Letter } from '../use-letter.ts'
import type { TermPlace } from './checker.ts'
import { inSlices } from './in-slices.ts'

type Checking = typeof import('./checker.ts')
type DismissalRow = RouteResponse<'dismissalsList'>['dismissals'][number]

/** What the checks say of a row; nothing yet while they are on their way. */
export type CheckRow = (row: Row) => readonly Finding[]

export interface Checks {
  readonly checkRow: CheckRow
  /** Where the coalition's terms stand in a row's original. */
  readonly termsOf: (row: Row) => readonly TermPlace[]
  /** Who dismissed, by account. */
  readonly names: ReadonlyMap<string, string>
}

const NOTHING: readonly never[] = []
/** Other work goes before, for so long. */
const LATEST_MS = 1_000

/** The checks of a version with its coalition's glossary and what was dismissed, for the rows that are looked at. */
export function useChecks(letter: Letter, language: Language, rows: readonly Row[]): Checks {
  const params = { letter: letter.id, language }
  const listed = useResource(`letter:${letter.id}:dismissals:${language}`, () => ask('dismissalsList', { params }))
  const terms = useResource(`glossary:${letter.coalition.id}`, () => ask('glossaryGet', { params: { coalition: letter.coalition.id } }))
  const [checking, setChecking] = useState<Checking | null>(null)
  useEffect(() => {
    let isMounted = true
    void import('./checker.ts').then((module) => {
      if (isMounted) setChecking(module)
    })
    return () => {
      isMounted = false
    }
  }, [])
  const dismissals = listed.state === 'ready' ? listed.value.dismissals : NOTHING
  const glossary: Glossary = terms.state === 'ready' ? terms.value.concepts : NOTHING
  const alike = useMemo(() => alikeIn(rows), [rows])
  const remembered = useMemo(
    () => remembering(checking, { sourceLanguage: letter.language, targetLanguage: language, glossary, dismissals }),
    [checking, letter.language, language, glossary, dismissals],
  )
  const checkRow = useCallback<CheckRow>((row) => remembered(row, alike(row)), [remembered, alike])
  useAhead(rows, checkRow)
  const termsOf = useMemo(
    () => rememberingTerms(checking, { from: letter.language, to: language }, glossary),
    [checking, letter.language, language, glossary],
  )
  const names = useMemo(() => new Map(dismissals.map(({ by }) => [by.id, by.name])), [dismissals])
  return useMemo(() => ({ checkRow, termsOf, names }), [checkRow, termsOf, names])
}

/** No row waits for its checks when it comes near: they are made in idle moments before; what was checked already is only looked up. */
function useAhead(rows: readonly Row[], checkRow: CheckRow): void {
  useEffect(() => {
    let at = 0
    return inSlices(() => {
      const row = rows[at]
      at += 1
      if (row !== undefined) checkRow(row)
      return row !== undefined
    }, LATEST_MS)
  }, [rows, checkRow])
}

interface Other {
  readonly unit: Unit
  readonly target: readonly Inline[]
}

interface Known {
  readonly row: Row
  readonly others: readonly Other[]
  readonly findings: readonly Finding[]
}

interface Against {
  readonly sourceLanguage: Language
  readonly targetLanguage: Language
  readonly glossary: Glossary
  readonly dismissals: readonly DismissalRow[]
}

/** A row is checked once: as long as it, and those it is compared with, say the same, what was found is the same list. */
function remembering(checking: Checking | null, { dismissals, ...against }: Against) {
  const memory = new Map<string, Known>()
  const said = dismissals.flatMap((row) => dismissalOf(row, against.targetLanguage))
  return (row: Row, others: readonly Other[]): readonly Finding[] => {
    if (checking === null || !hasWords(row.target)) return NOTHING
    const known = memory.get(row.unit.id)
    if (known?.row === row && isSameList(known.others, others)) return known.findings
    const findings = checking.check({ ...against, unit: row.unit, target: row.target, others, dismissals: said })
    memory.set(row.unit.id, { row, others, findings })
    return findings
  }
}

/** An original is searched for terms once, as long as it says the same. */
function rememberingTerms(
  checking: Checking | null,
  languages: { readonly from: Language; readonly to: Language },
  glossary: Glossary,
): Checks['termsOf'] {
  const memory = new WeakMap<readonly Inline[], readonly TermPlace[]>()
  return ({ unit: { content } }) => {
    if (checking === null || glossary.length === 0) return NOTHING
    const known = memory.get(content)
    if (known !== undefined) return known
    const places = checking.termPlaces(content, languages, glossary)
    memory.set(content, places)
    return places
  }
}

const isSameList = (one: readonly Other[], other: readonly Other[]): boolean =>
  one.length === other.length && one.every((each, at) => each === other[at])

const isCheck = (name: string): name is CheckName => CHECKS.some((check) => check === name)

const dismissalOf = (row: DismissalRow, language: Language): readonly Dismissal[] => {
  if (!isCheck(row.check)) return []
  const digests = { sourceDigest: unitDigest(row.sourceDigest), targetDigest: unitDigest(row.targetDigest) }
  return [{ ...row, ...digests, unit: unitId(row.unit), language, check: row.check, by: row.by.id }]
}

const folds = new WeakMap<readonly Inline[], string>()

/** The letters alone: two texts that a check could call the same have the same ones. */
function folded(content: readonly Inline[]): string {
  const known = folds.get(content)
  if (known !== undefined) return known
  const fold = plainText(content)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  folds.set(content, fold)
  return fold
}

/** For a row, the others that say the same in one of the two languages: all that has to be compared with it. */
function alikeIn(rows: readonly Row[]): (row: Row) => readonly Other[] {
  const [sources, targets] = [
    Map.groupBy(rows, ({ unit }) => folded(unit.content)),
    Map.groupBy(rows, ({ target }) => folded(target)),
  ] as const
  return (row) => {
    const same = [...(sources.get(folded(row.unit.content)) ?? []), ...(targets.get(folded(row.target)) ?? [])]
    return same.length <= 2 ? NOTHING : [...new Set(same)].filter((each) => each !== row)
  }
}
