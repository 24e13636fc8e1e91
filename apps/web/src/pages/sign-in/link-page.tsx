import { useSearchParams } from 'wouter'
import { ProblemNotice, useAction } from '../../app/action.tsx'
import { ask } from '../../app/api.ts'
import { Page } from '../../app/page.tsx'
import { entered } from '../../app/session.ts'
import { useWords } from '../../app/words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Where the link of a sign-in mail lands. Mail scanners open links, so nothing happens until the button is pressed. */
export function LinkPage() {
  const { t } = useWords()
  const action = useAction()
  const [search] = useSearchParams()
  const token = search.get('token') ?? ''
  const enter = async () => {
    if (await action.run(() => ask('signInLink', { body: { token } }))) await entered()
  }
  return (
    <Page title={t('signIn.linkTitle')} width="narrow">
      <section className="sheet stack">
        <h1>{t('signIn.linkTitle')}</h1>
        {token === '' ? <Notice tone="warn">{t('signIn.linkBroken')}</Notice> : <p className="soft">{t('signIn.linkLede')}</p>}
        <ProblemNotice problem={action.problem} />
        {token === '' || action.problem ? (
          <ButtonLink to="/sign-in">{t('signIn.send')}</ButtonLink>
        ) : (
          <Button look="primary" busy={action.busy} onClick={() => void enter()}>
            {t('signIn.enter')}
          </Button>
        )}
      </section>
    </Page>
  )
}
