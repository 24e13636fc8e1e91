import { isOver, mayManage } from '@undersigned/signatures'
import { useWords } from '../../../app/words.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { hasRole, type LetterProps, membershipIn } from '../use-letter.ts'
import { useDesk } from './use-desk.ts'

/** The way to the sign-on desk for those who keep it, with how much lies there; and to a list that is pasted. */
export function ToDesk({ letter }: LetterProps) {
  const { t } = useWords()
  const manages = mayManage(membershipIn(letter))
  if (!manages && !hasRole(letter, 'reviewer')) return null
  return (
    <div className="row">
      {letter.manifest === null ? null : <DeskLink letter={letter} />}
      {manages && !isOver(letter.stage) ? <ButtonLink to={`/letters/${letter.id}/sign-on/paste`}>{t('desk.toPaste')}</ButtonLink> : null}
    </div>
  )
}

/** Who may not keep the desk is not told what lies on it. */
function DeskLink({ letter }: LetterProps) {
  const { t } = useWords()
  const desk = useDesk(letter.id)
  if (desk.state !== 'ready') return null
  return <ButtonLink to={`/letters/${letter.id}/sign-on/desk`}>{t('desk.toDesk', { count: desk.value.items.length })}</ButtonLink>
}

/** Said wherever somebody may wonder why the list does not grow (rule G118). */
export function ListPaused({ letter }: LetterProps) {
  const { t } = useWords()
  return letter.listingPausedAt === null ? null : <Notice tone="warn">{t('desk.listPaused')}</Notice>
}
