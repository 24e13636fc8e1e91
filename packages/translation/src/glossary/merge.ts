import type { Concept, Glossary, TermVariant } from './term.ts'

/** What one coalition may keep. */
export const MOST_CONCEPTS = 10_000

export interface Merged {
  readonly added: readonly Concept[]
  /** As they will be: every term of both, the file's word counting where both speak of the same term. */
  readonly changed: readonly Concept[]
  /** How many of the file's concepts say nothing new. */
  readonly same: number
}

/** What a glossary from a file would change: a concept is known by its id, or by a term it shares in some language; nothing is ever taken away (rule T101). */
export function merged(known: Glossary, brought: Glossary): Merged {
  const concepts = new Map(known.map((concept) => [concept.id, concept]))
  const byTerm = new Map(known.flatMap(({ id, variants }) => variants.map((variant) => [termKey(variant), id] as const)))
  const [added, changed] = [new Set<string>(), new Set<string>()]
  let same = 0
  for (const concept of brought) {
    if (concept.variants.length === 0 && !concepts.has(concept.id)) continue
    const shared = concept.variants.map((variant) => byTerm.get(termKey(variant))).find((id) => id !== undefined)
    const before = concepts.get(concept.id) ?? concepts.get(shared ?? '')
    const after = before === undefined ? concept : together(before, concept)
    if (before !== undefined && sameConcept(before, after)) same += 1
    else (before === undefined || added.has(before.id) ? added : changed).add(after.id)
    concepts.set(after.id, after)
    for (const variant of after.variants) byTerm.set(termKey(variant), after.id)
  }
  const listed = (ids: ReadonlySet<string>) => [...ids].flatMap((id) => concepts.get(id) ?? [])
  return { added: listed(added), changed: listed(changed), same }
}

function together(before: Concept, brought: Concept): Concept {
  const terms = new Map([...before.variants, ...brought.variants].map((variant) => [termKey(variant), variant]))
  return {
    id: before.id,
    definition: brought.definition === '' ? before.definition : brought.definition,
    doNotTranslate: before.doNotTranslate || brought.doNotTranslate,
    variants: [...terms.values()],
  }
}

const termKey = ({ language, text }: TermVariant): string => `${language} ${text.trim().normalize('NFC').toLowerCase()}`

const sameConcept = (a: Concept, b: Concept): boolean =>
  a.definition === b.definition &&
  a.doNotTranslate === b.doNotTranslate &&
  JSON.stringify(a.variants.map(fields)) === JSON.stringify(b.variants.map(fields))

const fields = ({ language, text, status, note }: TermVariant): readonly string[] => [language, text, status, note]
