import { mayManage } from '@undersigned/signatures'
import { lazy, Suspense, useState } from 'react'
import { ask } from '../../../app/api.ts'
import { Loaded, Page } from '../../../app/page.tsx'
import { useResource } from '../../../app/resources.ts'
import { learnFurther, useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ListPaused, ToDesk } from '../sign-on-desk/to-desk.tsx'
import { type LetterProps, membershipIn } from '../use-letter.ts'
import { Approvals } from './approvals-section.tsx'
import { Signatories } from './signatories-section.tsx'
import { InviteToSign, NameSignatory } from './signatory-dialogs.tsx'

/** For coordinators alone. */
const Listing = lazy(async () => {
  const [{ Listing: section }] = await Promise.all([import('./listing-section.tsx'), learnFurther()])
  return { default: section }
})

const collecting = ['approval', 'sign-on']

/** Who stands under the letter: named, invited, signed, withdrawn. */
export function DeskPage({ letter }: LetterProps) {
  const { t } = useWords()
  const [doing, setDoing] = useState<'invite' | 'name' | null>(null)
  const key = `letter:${letter.id}:desk`
  const params = { letter: letter.id }
  const desk = useResource(key, async () => {
    const [{ signatures }, { signatories }, { invitations }] = await Promise.all([
      ask('signaturesList', { params }),
      ask('signatoriesList', { params }),
      mayManage(membershipIn(letter)) ? ask('signInvitationsList', { params }) : { invitations: [] },
    ])
    return { signatures, signatories, invitations }
  })
  const manages = mayManage(membershipIn(letter))
  const isSealed = letter.manifest !== null
  return (
    <Page title={`${t('desk.title')} · ${letter.title}`}>
      <div className="page-head">
        <h1>{t('desk.title')}</h1>
        {manages ? (
          <div className="row">
            {isSealed ? null : <Button onClick={() => setDoing('name')}>{t('desk.nameOne')}</Button>}
            {collecting.includes(letter.stage) ? (
              <Button look="primary" onClick={() => setDoing('invite')}>
                {t('desk.invite')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      {isSealed ? null : <Notice>{t('desk.notYet')}</Notice>}
      <ListPaused letter={letter} />
      <ToDesk letter={letter} />
      {letter.publishedAt === null ? null : (
        <p>
          <a href={`/${letter.language}/${letter.slug}`}>{t('overview.publicPage')}</a>
        </p>
      )}
      <Loaded of={desk} again={key}>
        {(value) => <Signatories letter={letter} desk={value} manages={manages} />}
      </Loaded>
      {manages && isSealed ? (
        <Suspense fallback={null}>
          <Listing letter={letter} />
        </Suspense>
      ) : null}
      {isSealed ? <Approvals letter={letter} /> : null}
      {doing === 'invite' ? <InviteToSign letter={letter} onClose={() => setDoing(null)} /> : null}
      {doing === 'name' ? <NameSignatory letter={letter} onClose={() => setDoing(null)} /> : null}
    </Page>
  )
}
