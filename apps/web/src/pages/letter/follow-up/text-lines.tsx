import { endonymOf, LANGUAGES, type Language, localeOf } from '@undersigned/letter'
import { followsUp } from '@undersigned/signatures'
import { useState } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select, TextArea, TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { testedWords } from '../delivery/delivery-words.ts'
import type { FollowUpProps } from './follow-up-item.tsx'
import { refreshFollowUps } from './use-follow-ups.ts'

/** What was sent, or can never be, is only read (rule G197). */
const isOnlyRead = ({ letter, followUp }: FollowUpProps): boolean => followUp.sentAt !== null || !followsUp(letter.stage)

/** The words of a follow-up, one line a language: those of the letter, and any other it is written in. */
export function TextLines({ letter, followUp, proposed }: FollowUpProps & { readonly proposed: readonly Language[] }) {
  const { t } = useWords()
  const [writing, setWriting] = useState<Language | null>(null)
  const isRead = isOnlyRead({ letter, followUp })
  const written = followUp.texts.map(({ language }) => language)
  const shown = isRead ? written : [...new Set([...proposed, ...written])]
  const others = LANGUAGES.filter((each) => !shown.includes(each))
  return (
    <>
      <ul className="lines" aria-label={t('followUp.languages')}>
        {shown.map((language) => (
          <TextLine key={language} letter={letter} followUp={followUp} language={language} onWrite={() => setWriting(language)} />
        ))}
      </ul>
      {isRead || others.length === 0 ? null : <Another languages={others} onWrite={setWriting} />}
      {writing === null ? null : isRead ? (
        <SentText letter={letter} followUp={followUp} language={writing} onClose={() => setWriting(null)} />
      ) : (
        <TextDialog letter={letter} followUp={followUp} language={writing} onClose={() => setWriting(null)} />
      )}
    </>
  )
}

interface AnotherProps {
  readonly languages: readonly Language[]
  readonly onWrite: (language: Language) => void
}

/** Any language that somebody who signed may read. */
function Another({ languages, onWrite }: AnotherProps) {
  const { t, formats } = useWords()
  const [chosen, setChosen] = useState<Language | ''>('')
  const options = languages.map((each) => ({ value: each, label: `${formats.languageName(each)} · ${endonymOf(each)}` }))
  return (
    <div className="row another">
      <Select<Language | ''>
        label={t('followUp.another')}
        value={chosen}
        options={[{ value: '', label: t('followUp.whichLanguage') }, ...options]}
        onChange={setChosen}
      />
      <Button
        aria-disabled={chosen === ''}
        onClick={() => {
          if (chosen !== '') onWrite(chosen)
        }}
      >
        {t('followUp.write')}
      </Button>
    </div>
  )
}

interface LineProps extends FollowUpProps {
  readonly language: Language
}

function TextLine({ letter, followUp, language, onWrite }: LineProps & { readonly onWrite: () => void }) {
  const words = useWords()
  const { t, formats } = words
  const action = useAction()
  const text = followUp.texts.find((each) => each.language === language)
  const isRead = isOnlyRead({ letter, followUp })
  const name = formats.languageName(language)
  const test = () =>
    action.run(
      () => ask('followUpTest', { params: { letter: letter.id, followUp: followUp.id, language } }),
      ({ mailServer }) => announce(testedWords(words, mailServer)),
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
        {text === undefined || isRead ? null : (
          <Button size="small" busy={action.busy} onClick={() => void test()}>
            {t('followUp.test')}
            <span className="visually-hidden"> {name}</span>
          </Button>
        )}
        <Button size="small" onClick={onWrite}>
          {t(isRead ? 'followUp.read' : text === undefined ? 'followUp.write' : 'followUp.edit')}
          <span className="visually-hidden"> {name}</span>
        </Button>
      </span>
    </li>
  )
}

type DialogProps = LineProps & { readonly onClose: () => void }

/** The words as they were left. */
function SentText({ followUp, language, onClose }: DialogProps) {
  const { t } = useWords()
  const text = followUp.texts.find((each) => each.language === language)
  return (
    <Dialog open wide title={text?.subject ?? t('followUp.sent')} onClose={onClose}>
      <article className="mail-words" lang={localeOf(language)}>
        <p>{text?.body}</p>
      </article>
      <footer className="row end">
        <Button onClick={onClose}>{t('app.close')}</Button>
      </footer>
    </Dialog>
  )
}

function TextDialog({ letter, followUp, language, onClose }: DialogProps) {
  const { t, formats } = useWords()
  const kept = followUp.texts.find((each) => each.language === language)
  const [subject, setSubject] = useState(kept?.subject ?? '')
  const [body, setBody] = useState(kept?.body ?? '')
  const lang = localeOf(language)
  const put = async (words: { subject: string; body: string } | null) => {
    await ask('followUpTextPut', { params: { letter: letter.id, followUp: followUp.id, language }, body: { words } })
    await refreshFollowUps(letter.id)
  }
  return (
    <FormDialog
      open
      wide
      title={t('followUp.textIn', { language: formats.languageName(language) })}
      yes={t('app.save')}
      onClose={onClose}
      onSubmit={() => put({ subject, body })}
    >
      <TextField
        label={t('followUp.subject')}
        value={subject}
        lang={lang}
        required
        maxLength={300}
        onChange={(event) => setSubject(event.target.value)}
      />
      <TextArea
        label={t('followUp.body')}
        hint={t('followUp.tokens')}
        value={body}
        lang={lang}
        required
        rows={12}
        maxLength={20_000}
        onChange={(event) => setBody(event.target.value)}
      />
      {kept === undefined ? null : (
        <div>
          <Button look="quiet" onClick={() => void put(null).then(onClose)}>
            {t('followUp.leaveOut')}
          </Button>
        </div>
      )}
    </FormDialog>
  )
}
