import '../../styles/letter-pages.css'
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { NotFoundPage } from '../../app/not-found-page.tsx'
import { Loaded, Page, Waiting } from '../../app/page.tsx'
import { learnFurther, useWords } from '../../app/words.ts'
import { LetterBar } from './letter-bar.tsx'
import { useFollowing, useLetter } from './use-letter.ts'

const OverviewPage = lazy(() => import('./overview/overview-page.tsx').then(({ OverviewPage: page }) => ({ default: page })))
const WritePage = lazy(() => import('./write/write-page.tsx').then(({ WritePage: page }) => ({ default: page })))
const VersionsPage = lazy(() => import('./versions/versions-page.tsx').then(({ VersionsPage: page }) => ({ default: page })))
const VersionPage = lazy(() => import('./version/version-page.tsx').then(({ VersionPage: page }) => ({ default: page })))
const BringPage = lazy(async () => {
  const [{ BringPage: page }] = await Promise.all([import('./bring/bring-page.tsx'), learnFurther()])
  return { default: page }
})
const RecipientsPage = lazy(() => import('./recipients/recipients-page.tsx').then(({ RecipientsPage: page }) => ({ default: page })))
const PeoplePage = lazy(async () => {
  const [{ PeoplePage: page }] = await Promise.all([import('./people/people-page.tsx'), learnFurther()])
  return { default: page }
})
const DeskPage = lazy(async () => {
  const [{ DeskPage: page }] = await Promise.all([import('./desk/desk-page.tsx'), learnFurther()])
  return { default: page }
})
const DeliveryPage = lazy(async () => {
  const [{ DeliveryPage: page }] = await Promise.all([import('./delivery/delivery-page.tsx'), learnFurther()])
  return { default: page }
})
const CopyPage = lazy(async () => {
  const [{ CopyPage: page }] = await Promise.all([import('./delivery/copy-page.tsx'), learnFurther()])
  return { default: page }
})
const FollowUpPage = lazy(async () => {
  const [{ FollowUpPage: page }] = await Promise.all([import('./follow-up/follow-up-page.tsx'), learnFurther()])
  return { default: page }
})
const OutboxPage = lazy(async () => {
  const [{ OutboxPage: page }] = await Promise.all([import('./delivery/outbox-page.tsx'), learnFurther()])
  return { default: page }
})
const SignOnDeskPage = lazy(async () => {
  const [{ SignOnDeskPage: page }] = await Promise.all([import('./sign-on-desk/sign-on-desk-page.tsx'), learnFurther()])
  return { default: page }
})
const PastePage = lazy(async () => {
  const [{ PastePage: page }] = await Promise.all([import('./sign-on-desk/paste-page.tsx'), learnFurther()])
  return { default: page }
})
const ApprovalPage = lazy(async () => {
  const [{ ApprovalPage: page }] = await Promise.all([import('./approval/approval-page.tsx'), learnFurther()])
  return { default: page }
})
const HistoryPage = lazy(async () => {
  const [{ HistoryPage: page }] = await Promise.all([import('./history/history-page.tsx'), learnFurther()])
  return { default: page }
})

/** Everything below `/letters/:id`: the letter is read once, each page gets it. */
export function LetterRoutes({ id }: { readonly id: string }) {
  const { t } = useWords()
  const letter = useLetter(id)
  useFollowing(id)
  if (letter.state !== 'ready') {
    return (
      <Page title={t('letter.navigation')}>
        <h1 className="visually-hidden">{t('letter.navigation')}</h1>
        <Loaded of={letter} again={`letter:${id}`}>
          {() => null}
        </Loaded>
      </Page>
    )
  }
  const value = letter.value
  return (
    <>
      <LetterBar letter={value} />
      <Suspense fallback={<Waiting />}>
        <Switch>
          <Route path="/letters/:id">
            <OverviewPage letter={value} />
          </Route>
          <Route path="/letters/:id/write">
            <WritePage letter={value} />
          </Route>
          <Route path="/letters/:id/versions">
            <VersionsPage letter={value} />
          </Route>
          <Route path="/letters/:id/versions/:language">
            {({ language }) => <VersionPage key={language} letter={value} language={language} />}
          </Route>
          <Route path="/letters/:id/versions/:language/bring">
            {({ language }) => <BringPage key={language} letter={value} language={language} />}
          </Route>
          <Route path="/letters/:id/recipients">
            <RecipientsPage letter={value} />
          </Route>
          <Route path="/letters/:id/people">
            <PeoplePage letter={value} />
          </Route>
          <Route path="/letters/:id/approval">
            <ApprovalPage letter={value} />
          </Route>
          <Route path="/letters/:id/sign-on">
            <DeskPage letter={value} />
          </Route>
          <Route path="/letters/:id/delivery">
            <DeliveryPage letter={value} />
          </Route>
          <Route path="/letters/:id/delivery/:recipient">
            {({ recipient }) => <CopyPage key={recipient} letter={value} recipient={recipient} />}
          </Route>
          <Route path="/letters/:id/follow-up">
            <FollowUpPage letter={value} />
          </Route>
          <Route path="/letters/:id/outbox">
            <OutboxPage letter={value} />
          </Route>
          <Route path="/letters/:id/sign-on/desk">
            <SignOnDeskPage letter={value} />
          </Route>
          <Route path="/letters/:id/sign-on/paste">
            <PastePage letter={value} />
          </Route>
          <Route path="/letters/:id/history">
            <HistoryPage letter={value} />
          </Route>
          <Route component={NotFoundPage} />
        </Switch>
      </Suspense>
    </>
  )
}
