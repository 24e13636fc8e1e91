import type { RouteInput } from '@undersigned/api/client'
import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { refresh } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Select, TextArea, TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { languageOptions } from '../../letters/create-form.tsx'
import type { Concept } from './glossary-section.tsx'

type Term = Concept['variants'][number]

const statuses = ['preferred', 'admitted', 'forbidden'] as const

interface Props {
  readonly coalition: string
  /** Null: a new one. */
  readonly concept: Concept | null
  readonly onClose: () => void
}

export function ConceptDialog({ coalition, concept, onClose }: Props) {
  const { t, language } = useWords()
  const blank: Term = { language, text: '', status: 'preferred', note: '' }
  const [definition, setDefinition] = useState(concept?.definition ?? '')
  const [doNotTranslate, setKept] = useState(concept?.doNotTranslate ?? false)
  const [terms, setTerms] = useState<readonly Term[]>(concept?.variants ?? [blank])
  const save = async () => {
    const body: RouteInput<'conceptAdd'>['body'] = { definition, doNotTranslate, variants: terms.map((term) => ({ ...term })) }
    await (concept === null
      ? ask('conceptAdd', { params: { coalition }, body })
      : ask('conceptChange', { params: { coalition, concept: concept.id }, body }))
    await refresh(`glossary:${coalition}`)
  }
  const put = (at: number, term: Term) => setTerms(terms.map((each, index) => (index === at ? term : each)))
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
      <fieldset>
        <legend>{t('glossary.terms')}</legend>
        {terms.map((term, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the list.
          <div key={at} className="row term-line">
            <Select
              label={t('glossary.language')}
              value={term.language}
              options={languageOptions}
              onChange={(chosen) => put(at, { ...term, language: chosen })}
            />
            <TextField
              label={t('glossary.term')}
              required
              maxLength={300}
              lang={term.language}
              value={term.text}
              onChange={(event) => put(at, { ...term, text: event.target.value })}
            />
            <Select
              label={t('glossary.status')}
              value={term.status}
              options={statuses.map((value) => ({ value, label: t(`glossary.statuses.${value}`) }))}
              onChange={(status) => put(at, { ...term, status })}
            />
            {terms.length > 1 ? (
              <Button look="quiet" onClick={() => setTerms(terms.filter((_, index) => index !== at))}>
                {t('glossary.removeTerm')}
              </Button>
            ) : null}
          </div>
        ))}
        <div>
          <Button size="small" onClick={() => setTerms([...terms, blank])}>
            {t('glossary.addTerm')}
          </Button>
        </div>
      </fieldset>
    </FormDialog>
  )
}
