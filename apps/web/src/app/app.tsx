import { lazy, Suspense } from 'react'
import { Route, Router, Switch } from 'wouter'
import { ErrorBoundary } from './error-boundary.tsx'
import { LiveRegion } from './live.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { Waiting } from './page.tsx'
import { Shell } from './shell.tsx'
import { SignedIn } from './signed-in.tsx'
import { learnFurther } from './words.ts'

const SignInPage = lazy(() => import('../pages/sign-in/sign-in-page.tsx').then(({ SignInPage: page }) => ({ default: page })))
const LinkPage = lazy(() => import('../pages/sign-in/link-page.tsx').then(({ LinkPage: page }) => ({ default: page })))
const MailboxPage = lazy(() => import('../pages/sign-in/mailbox-page.tsx').then(({ MailboxPage: page }) => ({ default: page })))
const InvitationPage = lazy(() => import('../pages/sign-in/invitation-page.tsx').then(({ InvitationPage: page }) => ({ default: page })))
const LettersPage = lazy(() => import('../pages/letters/letters-page.tsx').then(({ LettersPage: page }) => ({ default: page })))
const NewLetterPage = lazy(() => import('../pages/letters/new-letter-page.tsx').then(({ NewLetterPage: page }) => ({ default: page })))
const CoalitionPage = lazy(async () => {
  const [{ CoalitionPage: page }] = await Promise.all([import('../pages/coalition/coalition-page.tsx'), learnFurther()])
  return { default: page }
})
const AccountPage = lazy(async () => {
  const [{ AccountPage: page }] = await Promise.all([import('../pages/account/account-page.tsx'), learnFurther()])
  return { default: page }
})
const LetterRoutes = lazy(() => import('../pages/letter/letter-routes.tsx').then(({ LetterRoutes: page }) => ({ default: page })))

/** Pages for everyone first; whatever else is asked for needs somebody signed in. */
export function App() {
  return (
    <Router base="/app">
      <ErrorBoundary>
        <Shell>
          <Suspense fallback={<Waiting />}>
            <Switch>
              <Route path="/sign-in" component={SignInPage} />
              <Route path="/sign-in/link" component={LinkPage} />
              <Route path="/mailbox" component={MailboxPage} />
              <Route path="/invitations/:token">{({ token }) => <InvitationPage token={token} />}</Route>
              <Route>
                <SignedIn>
                  <Switch>
                    <Route path="/" component={LettersPage} />
                    <Route path="/letters" component={LettersPage} />
                    <Route path="/letters/new" component={NewLetterPage} />
                    <Route path="/letters/:id/*?">{({ id }) => <LetterRoutes key={id} id={id} />}</Route>
                    <Route path="/coalition" component={CoalitionPage} />
                    <Route path="/account" component={AccountPage} />
                    <Route component={NotFoundPage} />
                  </Switch>
                </SignedIn>
              </Route>
            </Switch>
          </Suspense>
        </Shell>
      </ErrorBoundary>
      <LiveRegion />
    </Router>
  )
}
