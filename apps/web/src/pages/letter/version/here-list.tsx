import { endonymOf } from '@undersigned/letter'
import { useWords } from '../../../app/words.ts'
import type { Here } from './here.ts'

/** Who has their caret in this unit, on this side; others' comings and goings are told at the top of the page, not here again. */
export function HereList({ people }: { readonly people: readonly Here[] }) {
  const { t } = useWords()
  if (people.length === 0) return null
  return (
    <ul className="unit-here" aria-label={t('version.here')}>
      {people.map(({ name, color, language }) => (
        <li key={`${name} ${language}`} className="unit-visitor" style={{ borderColor: color }}>
          {name}
          {language === null ? null : <span lang={language}> ({endonymOf(language)})</span>}
        </li>
      ))}
    </ul>
  )
}
