import { endonymOf, LANGUAGES, type Language } from '@undersigned/letter'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { ProblemNotice, useAction } from '../../app/action.tsx'
import { ask } from '../../app/api.ts'
import { Loaded } from '../../app/page.tsx'
import { refresh, useResource } from '../../app/resources.ts'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'

export const languageOptions = LANGUAGES.map((value) => ({ value, label: endonymOf(value), lang: value }))

interface Props {
  readonly coalition: string
  readonly fromTemplate: boolean
}

export function CreateForm({ coalition, fromTemplate }: Props) {
  const { t, language: spoken } = useWords()
  const [, go] = useLocation()
  const action = useAction()
  const [title, setTitle] = useState('')
  const [language, setLanguage] = useState<Language>(spoken)
  const [template, setTemplate] = useState<Template | null>(null)
  const create = () =>
    action.run(async () => {
      const beginning = template ?? { language, template }
      const letter = await ask('letterCreate', { body: { coalition, title, ...beginning } })
      await refresh('letters')
      go(`/letters/${letter.id}/write`)
    })
  return (
    <form
      className="stack measure"
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <TextField
        label={t('newLetter.letterTitle')}
        hint={t('newLetter.letterTitleHint')}
        required
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      {fromTemplate ? (
        <Templates chosen={template} onChoose={setTemplate} />
      ) : (
        <Select label={t('newLetter.language')} value={language} options={languageOptions} onChange={setLanguage} />
      )}
      <ProblemNotice problem={action.problem} />
      <div>
        <Button look="primary" submit busy={action.busy}>
          {t('newLetter.create')}
        </Button>
      </div>
    </form>
  )
}

/** A template goes by one name in every language it is written in, so that only both together say which. */
interface Template {
  readonly template: string
  readonly language: Language
}

interface TemplatesProps {
  readonly chosen: Template | null
  readonly onChoose: (template: Template) => void
}

function Templates({ chosen, onChoose }: TemplatesProps) {
  const { t } = useWords()
  const templates = useResource('templates', () => ask('templatesList', {}))
  return (
    <Loaded of={templates} again="templates">
      {({ templates: list }) => (
        <fieldset>
          <legend>{t('newLetter.which')}</legend>
          <div className="ways">
            {list.map(({ template, language, title, describes }) => (
              <label key={`${template} ${language}`} className="way">
                <span className="row">
                  <input
                    type="radio"
                    name="template"
                    required
                    checked={chosen?.template === template && chosen.language === language}
                    onChange={() => onChoose({ template, language })}
                  />
                  <strong lang={language}>{title}</strong>
                </span>
                <span className="soft small" lang={language}>
                  {endonymOf(language)} · {describes}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </Loaded>
  )
}
