import { type ReactNode, useEffect } from 'react'
import { Redirect } from 'wouter'
import { keepForOffline } from './keep-for-offline.ts'
import { NamePage } from './name-page.tsx'
import { Loaded } from './page.tsx'
import { useMe } from './session.ts'

/** Lets through who is signed in; others go to the entrance and come back to where they wanted. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const me = useMe()
  const isIn = me.state === 'ready'
  useEffect(() => {
    if (isIn) keepForOffline()
  }, [isIn])
  if (me.state === 'failed' && me.problem.problem === 'signed-out') {
    const next = location.pathname + location.search
    return <Redirect to={next === '/app/' || next === '/app' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`} replace />
  }
  return (
    <Loaded of={me} again="me">
      {({ name }) => (name.trim() === '' ? <NamePage /> : children)}
    </Loaded>
  )
}
