import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { Menu } from '../ui/menu.tsx'
import { ask } from './api.ts'
import { useGlobalKeys } from './keys.ts'
import { useKeptSince } from './resources.ts'
import { type Account, leave, useMe } from './session.ts'
import { type InterfaceLanguage, learnFurther, speak, useWords } from './words.ts'

const ShortcutsDialog = lazy(async () => {
  const [{ ShortcutsDialog: dialog }] = await Promise.all([import('./shortcuts.tsx'), learnFurther()])
  return { default: dialog }
})

/** What stands around every page: the way to the content, the bar, and the keys that work everywhere. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useWords()
  const [location, go] = useLocation()
  const [help, setHelp] = useState(false)
  useFocusAfterJourney(location)
  const keys = useMemo(() => ({ '?': () => setHelp(true), 'g l': () => go('/'), 'g c': () => go('/coalition') }), [go])
  useGlobalKeys(keys)
  return (
    <>
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <Bar location={location} onHelp={() => setHelp(true)} />
      <KeptLine />
      {children}
      {help ? (
        <Suspense>
          <ShortcutsDialog open onClose={() => setHelp(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

/** Says so where the page shows what this device has kept, because nobody answers. */
function KeptLine() {
  const { t, moment } = useWords()
  const since = useKeptSince()
  return (
    <div role="status" className="no-print">
      {since === null ? null : <p className="kept-line">{t('offline.kept', { moment: moment(since) })}</p>}
    </div>
  )
}

/** After a journey the reader stands at the top of the new page, as after a page load. */
function useFocusAfterJourney(location: string): void {
  const before = useRef(location)
  useEffect(() => {
    if (before.current === location) return
    before.current = location
    window.scrollTo(0, 0)
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [location])
}

function Bar({ location, onHelp }: { readonly location: string; readonly onHelp: () => void }) {
  const { t } = useWords()
  const me = useMe()
  const account = me.state === 'ready' ? me.value : null
  const inLetters = location === '/' || location.startsWith('/letters')
  return (
    <header className="bar">
      <Link href="/" className="wordmark">
        {t('app.name')}
      </Link>
      {account ? (
        <nav aria-label={t('app.mainNavigation')}>
          <ul>
            <li>
              <Link href="/" aria-current={inLetters ? 'page' : undefined}>
                {t('app.letters')}
              </Link>
            </li>
            <li>
              <Link href="/coalition" aria-current={location === '/coalition' ? 'page' : undefined}>
                {t('app.coalition')}
              </Link>
            </li>
          </ul>
        </nav>
      ) : null}
      <div className="bar-end">
        <LanguageMenu signedIn={account !== null} />
        {account ? <AccountMenu account={account} onHelp={onHelp} /> : null}
      </div>
    </header>
  )
}

const spoken = [
  ['en', 'English'],
  ['fr', 'français'],
] as const

function LanguageMenu({ signedIn }: { readonly signedIn: boolean }) {
  const { t, language } = useWords()
  const choose = async (chosen: InterfaceLanguage) => {
    await speak(chosen)
    if (signedIn) await ask('mePatch', { body: { locale: chosen } })
  }
  const current = spoken.find(([code]) => code === language)?.[1] ?? language
  return (
    <Menu
      label={t('app.language', { language: current })}
      entries={spoken.map(([id, label]) => ({ id, label, lang: id, chosen: id === language, onChoose: () => void choose(id) }))}
    >
      {language.toUpperCase()}
    </Menu>
  )
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 2)
    .toUpperCase()

function AccountMenu({ account, onHelp }: { readonly account: Account; readonly onHelp: () => void }) {
  const { t } = useWords()
  const [, go] = useLocation()
  return (
    <Menu
      label={t('app.accountOf', { name: account.name })}
      entries={[
        { id: 'account', label: t('app.account'), onChoose: () => go('/account') },
        { id: 'help', label: t('app.shortcuts'), onChoose: onHelp },
        { id: 'leave', label: t('app.signOut'), onChoose: () => void leave() },
      ]}
    >
      <span className="initials">{initials(account.name || account.email)}</span>
    </Menu>
  )
}
