import '../../../../styles/help.css'
import { endonymOf, type Inline, type Language, plainText } from '@undersigned/letter'
import { hasWords, type Origin, type Row } from '@undersigned/translation'
import { useEffect, useMemo, useRef } from 'react'
import type * as Y from 'yjs'
import { announce } from '../../../../app/live.tsx'
import { useWords } from '../../../../app/words.ts'
import type { Letter } from '../../use-letter.ts'
import { MachineHelp } from './machine-help.tsx'
import { MatchLine } from './match-line.tsx'
import { insertAtCaret } from './take.ts'
import { TermLine } from './term-line.tsx'
import { useGlossary, useMatches, useTerms } from './use-help.ts'
import { useLetterMachine, useMachineAnswer } from './use-machine.ts'

export interface UnitHelpProps {
  readonly letter: Letter
  readonly language: Language
  readonly row: Row
  readonly doc: Y.Doc
  readonly editable: boolean
  readonly onAccept: (content: readonly Inline[], origin: Origin) => void
}

/** What helps with the unit that has the caret: what was said before, the coalition's terms, and a machine on request. Nothing is taken without a press (rule T95). */
export function UnitHelp({ letter, language, row, editable, onAccept }: UnitHelpProps) {
  const { t } = useWords()
  const matches = useMatches(letter, language, row)
  const glossary = useGlossary(letter)
  const terms = useTerms(row, glossary, { from: letter.language, to: language })
  const machine = useLetterMachine(letter.id)
  const asking = useMachineAnswer(letter, language, row)
  const found = matches.state === 'ready' ? matches.value : []
  const accept = (content: readonly Inline[], origin: Origin) => {
    onAccept(content, origin)
    announce(t('help.taken'))
  }
  const insert = (text: string) => {
    if (insertAtCaret(row.unit.id, text)) announce(t('help.inserted'))
    else if (!hasWords(row.target)) accept([{ type: 'text', text, marks: {} }], 'human')
  }
  const machineContent = asking.answer?.outcome === 'translated' ? asking.answer.content : null
  const use = machine.state === 'ready' ? machine.value.use : null
  const acts: readonly (() => void)[] = [
    ...found.map((match) => () => accept(match.target, 'memory')),
    ...(machineContent === null || use === null ? [] : [() => accept(machineContent, `machine:${use.service}`)]),
    ...terms.flatMap(({ wanted }) => wanted.map((text) => () => insert(text))),
  ]
  useNumberKeys(editable ? acts : [])
  const termsFrom = found.length + (machineContent === null || use === null ? 0 : 1)
  const isEmpty = found.length === 0 && terms.length === 0
  return (
    <section className="unit-help" aria-label={t('help.title')}>
      <p className="small help-title">{t('help.title')}</p>
      {isEmpty ? <p className="soft small">{matches.state === 'loading' ? t('help.looking') : t('help.nothing')}</p> : null}
      {found.length > 0 ? (
        <ol className="help-list" aria-label={t('help.memory')}>
          {found.map((match, at) => (
            <MatchLine
              key={match.id}
              {...{ match, row, glossary, editable, language }}
              from={letter.language}
              number={at + 1}
              onAccept={() => accept(match.target, 'memory')}
              onInsert={() => insert(plainText(match.target))}
            />
          ))}
        </ol>
      ) : null}
      {use === null ? null : (
        <MachineHelp
          {...{ asking, use, editable, language }}
          letter={letter.id}
          number={found.length + 1}
          text={row.unit.content}
          onAccept={(content) => accept(content, `machine:${use.service}`)}
        />
      )}
      {terms.length > 0 ? (
        <ul className="help-terms" aria-label={t('help.terms', { language: endonymOf(language) })}>
          {numbered(terms, termsFrom).map(({ term, first }) => (
            <TermLine key={term.id} {...{ term, first, editable, language }} from={letter.language} onInsert={insert} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

/** Each term with the number of its first word. */
function numbered<Term extends { readonly wanted: readonly string[] }>(terms: readonly Term[], before: number) {
  let next = before + 1
  return terms.map((term) => {
    const first = next
    next += term.wanted.length
    return { term, first }
  })
}

/** Alt with a number takes what has it, wherever in the unit the caret is. */
function useNumberKeys(acts: readonly (() => void)[]): void {
  const latest = useRef(acts)
  latest.current = acts
  const numbers = useMemo(() => new Map(Array.from({ length: 9 }, (_, at) => [`Digit${at + 1}`, at])), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const at = numbers.get(event.code)
      const act = at === undefined || !event.altKey || event.ctrlKey || event.metaKey ? undefined : latest.current[at]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [numbers])
}
