import '../../../styles/sign-on-desk.css'
import { mayManage } from '@undersigned/signatures'
import { useState } from 'react'
import { Link } from 'wouter'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { api, ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { Loaded, Page } from '../../../app/page.tsx'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice, Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import { type LetterProps, membershipIn, refreshLetter } from '../use-letter.ts'
import { DecidedSection, UndoQuestion } from './decided-section.tsx'
import { DeskQueue } from './desk-queue.tsx'
import { KeepersSection } from './keepers-section.tsx'
import { NotedNames } from './noted-names.tsx'
import { type Desk, type DeskDecision, useDesk } from './use-desk.ts'

/** What a person has to decide before it stands on the list, one after the other, by keys (rule G113). */
export function SignOnDeskPage({ letter }: LetterProps) {
  const { t } = useWords()
  const desk = useDesk(letter.id)
  return (
    <Page title={`${t('signOnDesk.title')} · ${letter.title}`}>
      <Loaded of={desk} again={`letter:${letter.id}:sign-on-desk`}>
        {(value) => <OpenDesk letter={letter} desk={value} />}
      </Loaded>
    </Page>
  )
}

interface Props extends LetterProps {
  readonly desk: Desk
}

function OpenDesk({ letter, desk }: Props) {
  const { t } = useWords()
  const [undoing, setUndoing] = useState<DeskDecision | null>(null)
  const manages = mayManage(membershipIn(letter))
  const undoLast = () => {
    const last = desk.decided.find(({ mayUndo }) => mayUndo)
    if (last) setUndoing(last)
    else announce(t('signOnDesk.nothingToUndo'))
  }
  return (
    <>
      <div className="page-head">
        <h1>{t('signOnDesk.title')}</h1>
        {manages ? <PauseButton letter={letter} desk={desk} /> : null}
      </div>
      <p className="soft">
        {t('signOnDesk.lede')} {t('signOnDesk.keys')}
      </p>
      <Paused letter={letter} desk={desk} />
      <DeskQueue letter={letter} items={desk.items} isBlocked={undoing !== null} onUndo={undoLast} />
      <DecidedSection letter={letter} decided={desk.decided} onUndo={setUndoing} />
      {manages ? <KeepersSection letter={letter} keepers={desk.keepers} /> : null}
      {manages ? <NotedNames coalition={letter.coalition.id} /> : null}
      {manages ? <Elsewhere letter={letter} /> : null}
      {undoing ? <UndoQuestion letter={letter} decision={undoing} onClose={() => setUndoing(null)} /> : null}
    </>
  )
}

/** One button: signatures go on being taken, and nobody new is listed (rule G118). */
function PauseButton({ letter, desk }: Props) {
  const { t } = useWords()
  const action = useAction()
  const isPaused = desk.pausedAt !== null
  const turn = () =>
    action.run(async () => {
      await ask('listingPut', { params: { letter: letter.id }, body: { paused: !isPaused } })
      announce(t(isPaused ? 'signOnDesk.resumed' : 'signOnDesk.paused'))
      await refreshLetter(letter.id)
    })
  return (
    <div className="row">
      <Button look={isPaused ? 'primary' : 'plain'} busy={action.busy} onClick={() => void turn()}>
        {t(isPaused ? 'signOnDesk.resume' : 'signOnDesk.pause')}
      </Button>
      <ProblemNotice problem={action.problem} />
    </div>
  )
}

function Paused({ letter, desk }: Props) {
  const { t } = useWords()
  const { moment } = useLetterTime(letter)
  if (desk.pausedAt === null) return null
  return (
    <Notice tone="warn" title={t('signOnDesk.paused')}>
      <p>
        {t('signOnDesk.pausedSince', { date: moment(desk.pausedAt) })} {t('signOnDesk.waiting', { count: desk.waiting })}
      </p>
    </Notice>
  )
}

function Elsewhere({ letter }: LetterProps) {
  const { t } = useWords()
  return (
    <Section title={t('desk.title')}>
      <div className="row">
        <Link href={`/letters/${letter.id}/sign-on/paste`}>{t('signOnDesk.paste.title')}</Link>
        <a href={api.address('signatoriesFile', { letter: letter.id })} download>
          {t('signOnDesk.download')}
        </a>
      </div>
    </Section>
  )
}
