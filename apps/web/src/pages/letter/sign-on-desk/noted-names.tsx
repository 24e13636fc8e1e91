import { type FormEvent, useState } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { Section } from '../../../ui/notice.tsx'

/** The coalition's persons of public note; only its coordinators see them (rule G117). */
export function NotedNames({ coalition }: { readonly coalition: string }) {
  const { t } = useWords()
  const key = `coalition:${coalition}:noted-names`
  const known = useResource(key, () => ask('notedNamesGet', { params: { coalition } }))
  const action = useAction()
  const [text, setText] = useState('')
  if (known.state !== 'ready') return null
  const add = (event: FormEvent) => {
    event.preventDefault()
    void action.run(async () => {
      const { added } = await ask('notedNamesAdd', { params: { coalition }, body: { text } })
      announce(t('signOnDesk.notedAdded', { count: added }))
      setText('')
      await refresh(key)
    })
  }
  const remove = (name: string) =>
    action.run(async () => {
      await ask('notedNameRemove', { params: { coalition, name } })
      await refresh(key)
    })
  const { names } = known.value
  return (
    <Section title={t('signOnDesk.noted')}>
      <p className="soft">{t('signOnDesk.notedLede')}</p>
      <form className="stack" onSubmit={add}>
        <TextArea
          label={t('signOnDesk.notedPaste')}
          hint={t('signOnDesk.notedHint')}
          rows={3}
          required
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <ProblemNotice problem={action.problem} />
        <div>
          <Button submit busy={action.busy}>
            {t('signOnDesk.notedAdd')}
          </Button>
        </div>
      </form>
      {names.length === 0 ? (
        <p className="soft">{t('signOnDesk.notedEmpty')}</p>
      ) : (
        <details>
          <summary>{t('signOnDesk.notedShow', { count: names.length })}</summary>
          <ul className="lines">
            {names.map((noted) => (
              <li key={noted.key}>
                <span>
                  {noted.name}
                  {noted.note === '' ? null : <span className="soft small"> · {noted.note}</span>}
                </span>
                <Button
                  look="quiet danger"
                  aria-label={t('signOnDesk.notedRemove', { name: noted.name })}
                  onClick={() => void remove(noted.key)}
                >
                  {t('app.remove')}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}
