import type { Language } from '@undersigned/letter'
import { useId, useState } from 'react'
import { useWords } from '../../../../app/words.ts'
import { Button } from '../../../../ui/button.tsx'
import { TermCard } from './term-card.tsx'
import type { TermHelp } from './term-help.ts'

interface Props {
  readonly terms: readonly TermHelp[]
  readonly from: Language
  readonly language: Language
}

/** The terms marked in a unit's original, told by key and to readers: what the pointer sees over the words (rule T174). */
export function TermList({ terms, from, language }: Props) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const each = [...new Map(terms.map((term) => [term.id, term])).values()]
  return (
    <div className="unit-terms">
      <Button size="small" look="quiet" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {t('version.terms', { count: each.length })}
      </Button>
      <ul id={id} hidden={!isOpen}>
        {each.map((term) => (
          <li key={term.id}>
            <TermCard {...{ term, from, language }} />
          </li>
        ))}
      </ul>
    </div>
  )
}
