import type { RouteResponse } from '@undersigned/api/client'
import type { Language } from '@undersigned/letter'
import { type Glossary, type Row, sourceTextOf, termsIn } from '@undersigned/translation'
import { useMemo } from 'react'
import { ask } from '../../../../app/api.ts'
import { type Resource, useResource } from '../../../../app/resources.ts'
import type { Letter } from '../../use-letter.ts'
import { isSilent, type TermHelp, termHelp } from './term-help.ts'

export type Match = RouteResponse<'memoryMatches'>['matches'][number]

const NOTHING: Glossary = []

/** What the coalition remembers that is like this unit; asked again when the unit's words change. */
export const useMatches = (letter: Letter, language: Language, { unit }: Row): Resource<readonly Match[]> =>
  useResource(
    `letter:${letter.id}:memory:${language}:${unit.id}:${unit.wordsDigest}`,
    async () => (await ask('memoryMatches', { params: { letter: letter.id, language, unit: unit.id } })).matches,
  )

/** The same glossary as the checks read. */
export function useGlossary(letter: Letter): Glossary {
  const { id } = letter.coalition
  const read = useResource(`glossary:${id}`, () => ask('glossaryGet', { params: { coalition: id } }))
  return read.state === 'ready' ? read.value.concepts : NOTHING
}

/** The terms of a unit's original, each once, with their words in the version's language. */
export function useTerms(
  { unit }: Row,
  glossary: Glossary,
  { from, to }: { readonly from: Language; readonly to: Language },
): readonly TermHelp[] {
  return useMemo(() => {
    const found = termsIn(sourceTextOf(unit), from, glossary)
    const concepts = new Map(found.map(({ concept, variant }) => [concept.id, { concept, variant }]))
    return [...concepts.values()].map((term) => termHelp(term, to)).filter((term) => !isSilent(term))
  }, [unit, glossary, from, to])
}
