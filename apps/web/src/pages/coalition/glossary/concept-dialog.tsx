import type { RouteInput } from '@undersigned/api/client'
import { useEffect, useRef, useState } from 'react'
import { ask } from '../../../app/api.ts'
import { refresh } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Select, TextArea, TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { languageOptions } from '../../letters/create-form.tsx'
import type { Concept } from './glossary-section.tsx'
import { changed, linesOf, type TermLine, termsIn, withLine, without } from './term-lines.ts'

const statuses = ['preferred', 'admitted', 'forbidden'] as const

interface Props {
  readonly coalition: string
  /** Null: a new one. */
  readonly concept: Concept | null
  readonly onClose: () => void
}

export function ConceptDialog({ coalition, concept, onClose }: Props) {
  const { t, language } = useWords()
  const blank = { language, text: '', status: 'preferred', note: '' } as const
  const [definition, setDefinition] = useState(concept?.definition ?? '')
  const [doNotTranslate, setKept] = useState(concept?.doNotTranslate ?? false)
  const [terms, setTerms] = useState(() => linesOf(concept?.variants ?? [blank]))
  const { list, goOnFrom } = useFocusInList()
  const save = async () => {
    const body: RouteInput<'conceptAdd'>['body'] = { definition, doNotTranslate, variants: termsIn(terms) }
    await (concept === null
      ? ask('conceptAdd', { params: { coalition }, body })
      : ask('conceptChange', { params: { coalition, concept: concept.id }, body }))
    await refresh(`glossary:${coalition}`)
  }
  const put = (line: number, change: Partial<TermLine>) => setTerms(changed(terms, line, change))
  const takeOut = (line: number) => {
    const { lines, next } = without(terms, line)
    setTerms(lines)
    goOnFrom(next)
  }
  return (
    <FormDialog
      open
      wide
      title={concept === null ? t('glossary.addTitle') : t('glossary.editTitle')}
      yes={t('glossary.save')}
      onClose={onClose}
      onSubmit={save}
    >
      <TextArea
        label={t('glossary.definition')}
        rows={2}
        maxLength={2000}
        value={definition}
        onChange={(event) => setDefinition(event.target.value)}
      />
      <label className="choice">
        <input type="checkbox" checked={doNotTranslate} onChange={() => setKept(!doNotTranslate)} />
        <span>{t('glossary.kept')}</span>
      </label>
      <fieldset ref={list}>
        <legend>{t('glossary.terms')}</legend>
        {terms.map((term) => (
          <div key={term.line} data-line={term.line} className="row term-line">
            <Select
              label={t('glossary.language')}
              value={term.language}
              options={languageOptions}
              onChange={(chosen) => put(term.line, { language: chosen })}
            />
            <TextField
              label={t('glossary.term')}
              required
              maxLength={300}
              lang={term.language}
              value={term.text}
              onChange={(event) => put(term.line, { text: event.target.value })}
            />
            <Select
              label={t('glossary.status')}
              value={term.status}
              options={statuses.map((value) => ({ value, label: t(`glossary.statuses.${value}`) }))}
              onChange={(status) => put(term.line, { status })}
            />
            {terms.length > 1 ? (
              <Button look="quiet" onClick={() => takeOut(term.line)}>
                {t('glossary.removeTerm')}
              </Button>
            ) : null}
          </div>
        ))}
        <div>
          <Button size="small" onClick={() => setTerms(withLine(terms, blank))}>
            {t('glossary.addTerm')}
          </Button>
        </div>
      </fieldset>
    </FormDialog>
  )
}

/** Whoever takes a line out goes on in the line that took its place, not at the top of the page. */
function useFocusInList() {
  const list = useRef<HTMLFieldSetElement>(null)
  const [next, setNext] = useState<{ readonly line: number | null }>({ line: null })
  useEffect(() => {
    if (next.line !== null) list.current?.querySelector<HTMLInputElement>(`[data-line="${next.line}"] input`)?.focus()
  }, [next])
  return { list, goOnFrom: (line: number | null) => setNext({ line }) }
}
