import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { useMe } from '../../../app/session.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Question } from '../../../ui/question.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps, Version } from '../use-letter.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { refreshShares, type Share, useShares } from './use-shares.ts'

interface Props extends LetterProps {
  readonly version: Version
  readonly assigns: boolean
}

/** Who was given a language until when, who is done, and what one may do about it. */
export function ShareLine({ letter, version, assigns }: Props) {
  const { t, formats } = useWords()
  const { day } = useLetterTime(letter)
  const me = useMe()
  const shares = useShares(letter.id)
  const [assigning, setAssigning] = useState(false)
  const [asking, setAsking] = useState(false)
  if (shares.state !== 'ready') return null
  const { language } = version
  const one = shares.value.languages.find((each) => each.language === language)
  if (one === undefined) return null
  const given = [
    ...Map.groupBy(
      shares.value.assignments.filter((each) => each.language === language),
      ({ person }) => person.id,
    ).values(),
  ]
  const isDone = me.state === 'ready' && one.done.some(({ person, counts }) => counts && person.id === me.value.id)
  const told = (own: readonly Share[]): string => {
    const [first] = own
    const what = first?.unit === null ? t('shares.whole') : t('shares.units', { count: own.length })
    const given = t('shares.given', { name: first?.person.name ?? '', what })
    return [given, first?.dueAt ? t('shares.until', { at: day(first.dueAt) }) : ''].filter(Boolean).join(', ')
  }
  const say = async (done: boolean) => {
    await ask('donePut', { params: { letter: letter.id, language }, body: { done } })
    await refreshShares(letter.id)
  }
  const name = formats.languageName(language)
  return (
    <div className="row small">
      {given.map((own) => (
        <span key={own[0]?.person.id} className="chip long">
          {told(own)}
        </span>
      ))}
      {one.done.map(({ person, counts }) => (
        <span key={person.id} className={counts ? 'chip long green' : 'chip long gold'}>
          {t(counts ? 'shares.done' : 'shares.lapsed', { name: person.name })}
        </span>
      ))}
      {assigns && one.people.length > 0 ? (
        <Button look="quiet" size="small" aria-label={t('shares.assignOf', { language: name })} onClick={() => setAssigning(true)}>
          {t('shares.assign')}
        </Button>
      ) : null}
      {one.mineOpen === 0 && version.progress.units > 0 ? (
        <Button
          look="quiet"
          size="small"
          aria-label={t(isDone ? 'shares.undoneOf' : 'shares.iAmDoneOf', { language: name })}
          onClick={() => setAsking(true)}
        >
          {t(isDone ? 'shares.undone' : 'shares.iAmDone')}
        </Button>
      ) : null}
      {assigning ? (
        <AssignDialog letter={letter} language={language} people={one.people} given={given.flat()} onClose={() => setAssigning(false)} />
      ) : null}
      {asking ? (
        <Question
          open
          title={t(isDone ? 'shares.undoneOf' : 'shares.iAmDoneOf', { language: name })}
          text={t(isDone ? 'shares.undoneText' : 'shares.doneText')}
          yes={t(isDone ? 'shares.undone' : 'shares.iAmDone')}
          onNo={() => setAsking(false)}
          onYes={() => say(!isDone)}
        />
      ) : null}
    </div>
  )
}
