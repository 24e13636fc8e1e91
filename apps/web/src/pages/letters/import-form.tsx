import type { RouteResponse } from '@undersigned/api/client'
import { isLanguage } from '@undersigned/letter'
import { useState } from 'react'
import { ProblemNotice, useAction } from '../../app/action.tsx'
import { ask } from '../../app/api.ts'
import { announce } from '../../app/live.tsx'
import { refresh } from '../../app/resources.ts'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { languageOptions } from './create-form.tsx'

const accepted = '.docx,.md,.markdown,.html,.htm,.txt'

interface Props {
  readonly coalition: string
  readonly onImported: (imported: RouteResponse<'letterImport'>) => void
}

export function ImportForm({ coalition, onImported }: Props) {
  const { t } = useWords()
  const action = useAction()
  const [file, setFile] = useState<File | null>(null)
  const [language, setLanguage] = useState('')
  const send = async (chosen: File) => {
    announce(t('newLetter.importing'))
    await action.run(async () => {
      const body = { coalition, ...(isLanguage(language) && { language }) }
      const imported = await ask('letterImport', { body, file: chosen })
      await refresh('letters')
      onImported(imported)
    })
  }
  return (
    <form
      className="stack measure"
      onSubmit={(event) => {
        event.preventDefault()
        if (file) void send(file)
      }}
    >
      <FileDrop accept={accepted} hint={t('newLetter.dropHint')} file={file} onFile={setFile} />
      <Select
        label={t('newLetter.languageOfFile')}
        value={language}
        options={[{ value: '', label: t('newLetter.languageFromFile') }, ...languageOptions]}
        onChange={setLanguage}
      />
      <ProblemNotice problem={action.problem} />
      <div>
        <Button look="primary" submit busy={action.busy} aria-disabled={file === null}>
          {action.busy ? t('newLetter.importing') : t('newLetter.doImport')}
        </Button>
      </div>
    </form>
  )
}
