import { endonymOf, LANGUAGES, type Language, localeOf } from '@undersigned/letter'
import { useState } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Select, TextArea, TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import type { FollowUpProps } from './follow-up-item.tsx'
import { refreshFollowUps } from './use-follow-ups.ts'

/** The words of a follow-up, one line a language: those of the letter, and any other it is written in. */
export function TextLines({ letter, followUp, proposed }: FollowUpProps & { readonly proposed: readonly Language[] }) {
  const { t, formats } = useWords()
  const [writing, setWriting] = useState<Language | null>(null)
  const isSent = followUp.sentAt !== null
  const written = followUp.texts.map(({ language }) => language)
  const shown = isSent ? written : [...new Set([...proposed, ...written])]
  const others = LANGUAGES.filter((each) => !shown.includes(each))
  return (
    <>
      <ul className="lines" aria-label={t('followUp.languages')}>
        {shown.map((language) => (
          <TextLine key={language} letter={letter} followUp={followUp} language={language} onWrite={() => setWriting(language)} />
        ))}
      </ul>
      {isSent || others.length === 0 ? null : (
        <Select<Language | ''>
          label={t('followUp.another')}
          value=""
          options={[
            { value: '', label: t('followUp.whichLanguage') },
            ...others.map((each) => ({ value: each, label: `${formats.languageName(each)} · ${endonymOf(each)}` })),
          ]}
          onChange={(chosen) => {
            if (chosen !== '') setWriting(chosen)
          }}
        />
      )}
      {writing === null ? null : <TextDialog letter={letter} followUp={followUp} language={writing} onClose={() => setWriting(null)} />}
    </>
  )
}

interface LineProps extends FollowUpProps {
  readonly language: Language
}

function TextLine({ letter, followUp, language, onWrite }: LineProps & { readonly onWrite: () => void }) {
  const { t, formats } = useWords()
  const action = useAction()
  const text = followUp.texts.find((each) => each.language === language)
  const isSent = followUp.sentAt !== null
  const name = formats.languageName(language)
  const test = () =>
    action.run(
      () => ask('followUpTest', { params: { letter: letter.id, followUp: followUp.id, language } }),
      () => announce(t('followUp.tested')),
    )
  return (
    <li>
      <span>
        <strong>{name}</strong>
        <br />
        {text === undefined ? (
          <span className="soft">{t('followUp.notWritten')}</span>
        ) : (
          <span className="soft small" lang={localeOf(language)}>
            {text.subject}
          </span>
        )}
        <ProblemNotice problem={action.problem} />
      </span>
      <span className="row">
        {text === undefined || isSent ? null : (
          <Button size="small" busy={action.busy} onClick={() => void test()}>
            {t('followUp.test')}
            <span className="visually-hidden"> {name}</span>
          </Button>
        )}
        <Button size="small" onClick={onWrite}>
          {t(isSent ? 'followUp.read' : text === undefined ? 'followUp.write' : 'followUp.edit')}
          <span className="visually-hidden"> {name}</span>
        </Button>
      </span>
    </li>
  )
}

function TextDialog({ letter, followUp, language, onClose }: LineProps & { readonly onClose: () => void }) {
  const { t, formats } = useWords()
  const kept = followUp.texts.find((each) => each.language === language)
  const [subject, setSubject] = useState(kept?.subject ?? '')
  const [body, setBody] = useState(kept?.body ?? '')
  const isSent = followUp.sentAt !== null
  const lang = localeOf(language)
  const put = async (words: { subject: string; body: string } | null) => {
    await ask('followUpTextPut', { params: { letter: letter.id, followUp: followUp.id, language }, body: { words } })
    await refreshFollowUps(letter.id)
  }
  const title = t('followUp.textIn', { language: formats.languageName(language) })
  const field = { lang, readOnly: isSent, required: true }
  return (
    <FormDialog
      open
      wide
      title={title}
      yes={t(isSent ? 'app.close' : 'app.save')}
      onClose={onClose}
      onSubmit={async () => (isSent ? undefined : put({ subject, body }))}
    >
      <TextField
        label={t('followUp.subject')}
        value={subject}
        {...field}
        maxLength={300}
        onChange={(event) => setSubject(event.target.value)}
      />
      <TextArea
        label={t('followUp.body')}
        hint={isSent ? undefined : t('followUp.tokens')}
        value={body}
        {...field}
        rows={12}
        maxLength={20_000}
        onChange={(event) => setBody(event.target.value)}
      />
      {kept === undefined || isSent ? null : (
        <div>
          <Button look="quiet" onClick={() => void put(null).then(onClose)}>
            {t('followUp.leaveOut')}
          </Button>
        </div>
      )}
    </FormDialog>
  )
}
