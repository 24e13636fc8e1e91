import { Component, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useWords } from './words.ts'

/** The last net: a broken promise of our own code stops the page, says so, and offers a fresh start. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? <BrokenPage /> : this.props.children
  }
}

function BrokenPage() {
  const { t } = useWords()
  return (
    <main className="narrow">
      <Notice tone="bad" title={t('app.brokenTitle')}>
        <p>{t('app.broken')}</p>
        <div>
          <Button onClick={() => location.reload()}>{t('app.reload')}</Button>
        </div>
      </Notice>
    </main>
  )
}
