import { ButtonLink } from '../ui/button.tsx'
import { Page } from './page.tsx'
import { useWords } from './words.ts'

export function NotFoundPage() {
  const { t } = useWords()
  return (
    <Page title={t('app.notFoundTitle')} width="narrow">
      <h1>{t('app.notFoundTitle')}</h1>
      <p className="lede">{t('app.notFound')}</p>
      <div>
        <ButtonLink to="/">{t('app.toLetters')}</ButtonLink>
      </div>
    </Page>
  )
}
