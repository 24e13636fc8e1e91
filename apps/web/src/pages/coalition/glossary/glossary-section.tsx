import type { RouteResponse } from '@undersigned/api/client'
import { endonymOf } from '@undersigned/letter'
import { useState } from 'react'
import { api, ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useFocusAgain } from '../../../ui/focus-again.ts'
import { Section } from '../../../ui/notice.tsx'
import { Question } from '../../../ui/question.tsx'
import { ConceptDialog } from './concept-dialog.tsx'
import { matching, nameOf } from './concepts.ts'
import { ImportDialog } from './import-dialog.tsx'

type Glossary = RouteResponse<'glossaryGet'>
export type Concept = Glossary['concepts'][number]

const AT_ONCE = 50

/** What the coalition calls things, in every language (rules T100-T102). */
export function GlossarySection({ coalition }: { readonly coalition: string }) {
  const { t } = useWords()
  const key = `glossary:${coalition}`
  const glossary = useResource(key, () => ask('glossaryGet', { params: { coalition } }))
  const [adding, setAdding] = useState(false)
  const [bringing, setBringing] = useState(false)
  const writable = glossary.state === 'ready' && glossary.value.writable
  return (
    <Section
      title={t('glossary.title')}
      actions={
        writable ? (
          <span className="row">
            <Button size="small" onClick={() => setBringing(true)}>
              {t('glossary.bring')}
            </Button>
            <Button size="small" onClick={() => setAdding(true)}>
              {t('glossary.add')}
            </Button>
          </span>
        ) : null
      }
    >
      <p className="soft">{t('glossary.lede')}</p>
      <Loaded of={glossary} again={key}>
        {(value) => <Terms coalition={coalition} glossary={value} />}
      </Loaded>
      {adding ? <ConceptDialog coalition={coalition} concept={null} onClose={() => setAdding(false)} /> : null}
      {bringing ? <ImportDialog coalition={coalition} onClose={() => setBringing(false)} /> : null}
    </Section>
  )
}

function Terms({ coalition, glossary }: { readonly coalition: string; readonly glossary: Glossary }) {
  const { t, locale } = useWords()
  const [sought, setSought] = useState('')
  const [shown, setShown] = useState(AT_ONCE)
  const { place, focusAgain } = useFocusAgain<HTMLInputElement>()
  if (glossary.concepts.length === 0) return <p className="empty">{t('glossary.empty')}</p>
  const found = matching(glossary.concepts, sought, locale)
  return (
    <>
      <TextField ref={place} label={t('glossary.find')} type="search" value={sought} onChange={(event) => setSought(event.target.value)} />
      <p className="soft small" aria-live="polite">
        {found.length === 0 ? t('glossary.none') : t('glossary.found', { count: found.length })}
      </p>
      <ul className="lines">
        {found.slice(0, shown).map((concept) => (
          <Line key={concept.id} coalition={coalition} concept={concept} writable={glossary.writable} onTaken={focusAgain} />
        ))}
      </ul>
      <p className="row">
        {found.length > shown ? (
          <Button size="small" onClick={() => setShown(shown + AT_ONCE)}>
            {t('glossary.more')}
          </Button>
        ) : null}
        <span className="soft">{t('glossary.take')}</span>
        {(['csv', 'tbx'] as const).map((format) => (
          <a key={format} className="button small" download href={api.address('glossaryFile', { coalition, file: `glossary.${format}` })}>
            {t(`glossary.${format}`)}
          </a>
        ))}
      </p>
    </>
  )
}

interface LineProps {
  readonly coalition: string
  readonly concept: Concept
  readonly writable: boolean
  readonly onTaken: () => void
}

function Line({ coalition, concept, writable, onTaken }: LineProps) {
  const { t, day } = useWords()
  const [editing, setEditing] = useState(false)
  const [removing, setRemoving] = useState(false)
  const term = nameOf(concept)
  const remove = async () => {
    await ask('conceptRemove', { params: { coalition, concept: concept.id } })
    await refresh(`glossary:${coalition}`)
    onTaken()
  }
  return (
    <li>
      <span>
        <span className="row">
          {concept.variants.map(({ language, text, status }) => (
            <span key={`${language} ${text}`} className={status === 'forbidden' ? 'chip red' : 'chip'}>
              <span className="soft small">{endonymOf(language)}</span>{' '}
              <span lang={language}>{status === 'forbidden' ? <s>{text}</s> : text}</span>
              {status === 'preferred' ? null : <span className="soft small"> ({t(`glossary.statuses.${status}`)})</span>}
            </span>
          ))}
          {concept.doNotTranslate ? <span className="chip gold">{t('glossary.keptChip')}</span> : null}
        </span>
        {concept.definition === '' ? null : <span className="small">{concept.definition}</span>}
        {concept.by === null ? null : (
          <span className="soft small"> {t('glossary.changed', { name: concept.by.name, date: day(concept.at) })}</span>
        )}
      </span>
      {writable ? (
        <span className="row">
          <Button look="quiet" aria-label={t('glossary.edit', { term })} onClick={() => setEditing(true)}>
            {t('app.edit')}
          </Button>
          <Button look="quiet" aria-label={t('glossary.remove', { term })} onClick={() => setRemoving(true)}>
            {t('glossary.removeDo')}
          </Button>
        </span>
      ) : null}
      {editing ? <ConceptDialog coalition={coalition} concept={concept} onClose={() => setEditing(false)} /> : null}
      <Question
        open={removing}
        title={t('glossary.removeQuestion', { term })}
        yes={t('glossary.removeDo')}
        onNo={() => setRemoving(false)}
        onYes={remove}
      >
        <p>{t('glossary.removeText')}</p>
      </Question>
    </li>
  )
}
