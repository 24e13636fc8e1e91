import type { RouteResponse } from '@undersigned/api/client'
import { isLanguage } from '@undersigned/letter'
import { type DragEvent, useId, useState } from 'react'
import { ProblemNotice, useAction } from '../../app/action.tsx'
import { ask } from '../../app/api.ts'
import { announce } from '../../app/live.tsx'
import { refresh } from '../../app/resources.ts'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
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
      <Drop file={file} onFile={setFile} />
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

interface DropProps {
  readonly file: File | null
  readonly onFile: (file: File | null) => void
}

/** A place to drop a file on, with a picker for everyone who does not drag. */
function Drop({ file, onFile }: DropProps) {
  const { t, formats } = useWords()
  const id = useId()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFile(event.dataTransfer.files[0] ?? null)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the picker inside is the first and works by keyboard.
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id}>
        <strong>{t('newLetter.dropTitle')}</strong>
      </label>
      <input id={id} type="file" accept={accepted} onChange={(event) => onFile(event.target.files?.[0] ?? null)} />
      <p className="soft small">
        {file === null
          ? t('newLetter.dropHint')
          : t('newLetter.chosen', { name: file.name, size: formats.number(Math.max(1, Math.round(file.size / 1024))) })}
      </p>
    </div>
  )
}
