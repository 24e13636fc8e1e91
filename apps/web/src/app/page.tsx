import { type ReactNode, useEffect } from 'react'
import { Button } from '../ui/button.tsx'
import { ProblemNotice } from './action.tsx'
import { type Resource, refresh } from './resources.ts'
import { useWords } from './words.ts'

interface PageProps {
  readonly title: string
  readonly width?: 'narrow' | 'full'
  readonly children: ReactNode
}

/** The main part of a page. It takes the focus after a journey, so that reading goes on here. */
export function Page({ title, width, children }: PageProps) {
  const { t } = useWords()
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
  return (
    <main id="content" tabIndex={-1} className={width}>
      {children}
    </main>
  )
}

export function Busy() {
  const { t } = useWords()
  return (
    <p className="busy" role="status">
      {t('app.loading')}
    </p>
  )
}

/** Stands where a page will stand as soon as it has arrived. */
export function Waiting() {
  return (
    <main id="content" tabIndex={-1}>
      <Busy />
    </main>
  )
}

interface LoadedProps<Value> {
  readonly of: Resource<Value>
  /** What to read again when someone asks for another try. */
  readonly again?: string
  readonly children: (value: Value) => ReactNode
}

/** Shows a resource, or that it is on its way, or why it did not come. */
export function Loaded<Value>({ of, again, children }: LoadedProps<Value>) {
  const { t } = useWords()
  switch (of.state) {
    case 'loading':
      return <Busy />
    case 'failed':
      return (
        <div className="stack">
          <ProblemNotice problem={of.problem} />
          {again === undefined ? null : (
            <div>
              <Button onClick={() => void refresh(again)}>{t('app.again')}</Button>
            </div>
          )}
        </div>
      )
    case 'ready':
      return children(of.value)
  }
}
