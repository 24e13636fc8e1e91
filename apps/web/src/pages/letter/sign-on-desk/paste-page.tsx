import '../../../styles/sign-on-desk.css'
import type { PastedFate, RouteResponse } from '@undersigned/api/client'
import { type Language, SIGNATORY_CLASSES, type SignatoryClass } from '@undersigned/letter'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { type Action, ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { Page } from '../../../app/page.tsx'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Select, TextArea } from '../../../ui/field.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { languageOptions } from '../../letters/create-form.tsx'
import { type LetterProps, refreshLetter } from '../use-letter.ts'
import { PastedPreview } from './pasted-preview.tsx'

export type Pasted = RouteResponse<'pastedList'>

/** How a list is to be read, as far as somebody said so. */
export interface Reading {
  readonly class: SignatoryClass
  readonly language: Language
  readonly columns: Pasted['columns'] | null
  readonly headings: boolean | null
  readonly fates: Readonly<Record<string, PastedFate>>
}

/** From rows of a spreadsheet to named or invited signatories, with a look at each line before anything is taken (rules G65, G121). */
export function PastePage({ letter }: LetterProps) {
  const { t } = useWords()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState<Reading>(fresh(letter.language))
  const [shown, setShown] = useState<Pasted | null>(null)
  const action = useAction()
  const look = (from: File, how: Reading) =>
    action.run(
      () => ask('pastedList', { params: { letter: letter.id }, file: from, body: bodyOf(how, 'no') }),
      (answer) => {
        setFile(from)
        setReading(how)
        setShown(answer)
      },
    )
  const take = () =>
    action.run(async () => {
      if (file === null) return
      const answer = await ask('pastedList', { params: { letter: letter.id }, file, body: bodyOf(reading, 'yes') })
      setShown(answer)
      announce(t('signOnDesk.paste.taken', { named: answer.taken?.named ?? 0, invited: answer.taken?.invited ?? 0 }))
      await refreshLetter(letter.id)
    })
  const again = () => {
    setShown(null)
    setReading(fresh(letter.language))
  }
  return (
    <Page title={`${t('signOnDesk.paste.title')} · ${letter.title}`}>
      <div className="page-head">
        <h1>{t('signOnDesk.paste.title')}</h1>
      </div>
      <p className="soft">{t('signOnDesk.paste.lede')}</p>
      {shown === null ? (
        <PasteForm reading={reading} action={action} onReading={setReading} onLook={(from) => void look(from, reading)} />
      ) : null}
      {shown && shown.taken === null ? (
        <PastedPreview
          pasted={shown}
          reading={reading}
          action={action}
          onReading={(how) => void (file && look(file, how))}
          onAgain={again}
          onTake={() => void take()}
        />
      ) : null}
      <ProblemNotice problem={action.problem} />
      {shown?.taken ? <Taken letter={letter} taken={shown.taken} onAgain={again} /> : null}
    </Page>
  )
}

const fresh = (language: Language): Reading => ({ class: 'organisation', language, columns: null, headings: null, fates: {} })

const bodyOf = (how: Reading, apply: 'yes' | 'no') => ({
  apply,
  class: how.class,
  language: how.language,
  columns: JSON.stringify(how.columns),
  headings: how.headings === null ? ('' as const) : how.headings ? ('yes' as const) : ('no' as const),
  fates: JSON.stringify(how.fates),
})

interface FormProps {
  readonly reading: Reading
  readonly action: Action
  readonly onReading: (reading: Reading) => void
  readonly onLook: (file: File) => void
}

function PasteForm({ reading, action, onReading, onLook }: FormProps) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [dropped, setDropped] = useState<File | null>(null)
  const look = (event: FormEvent) => {
    event.preventDefault()
    onLook(dropped ?? new File([text], 'pasted.csv', { type: 'text/csv' }))
  }
  return (
    <form className="stack" onSubmit={look}>
      <TextArea
        label={t('signOnDesk.paste.rows')}
        hint={t('signOnDesk.paste.rowsHint')}
        rows={8}
        spellCheck={false}
        required={dropped === null}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <FileDrop accept=".csv,.tsv,.txt" hint={t('signOnDesk.paste.file')} file={dropped} onFile={setDropped} />
      <Select
        label={t('signOnDesk.paste.class')}
        value={reading.class}
        options={SIGNATORY_CLASSES.map((kind) => ({ value: kind, label: t(`desk.classes.${kind}`) }))}
        onChange={(kind) => onReading({ ...reading, class: kind })}
      />
      <Select
        label={t('signOnDesk.paste.language')}
        value={reading.language}
        options={languageOptions}
        onChange={(language) => onReading({ ...reading, language })}
      />
      <div>
        <Button look="primary" submit busy={action.busy}>
          {t('signOnDesk.paste.look')}
        </Button>
      </div>
    </form>
  )
}

interface TakenProps extends LetterProps {
  readonly taken: NonNullable<Pasted['taken']>
  readonly onAgain: () => void
}

function Taken({ letter, taken, onAgain }: TakenProps) {
  const { t } = useWords()
  return (
    <Notice tone="good" title={t('signOnDesk.paste.taken', { named: taken.named, invited: taken.invited })}>
      <div className="row">
        <Link href={`/letters/${letter.id}/sign-on`}>{t('signOnDesk.paste.back')}</Link>
        <Button onClick={onAgain}>{t('signOnDesk.paste.again')}</Button>
      </div>
    </Notice>
  )
}
