import { useState } from 'react'
import { ProblemNotice, useAction } from '../../app/action.tsx'
import { ask } from '../../app/api.ts'
import { announce } from '../../app/live.tsx'
import { Loaded, Page } from '../../app/page.tsx'
import { refresh } from '../../app/resources.ts'
import { type Account, useMe } from '../../app/session.ts'
import { INTERFACE_LANGUAGES, speak, useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Section } from '../../ui/notice.tsx'
import { OwnData } from './erase-section.tsx'
import { Passkeys } from './passkeys-section.tsx'
import { Sessions } from './sessions-section.tsx'

export function AccountPage() {
  const { t } = useWords()
  const me = useMe()
  return (
    <Page title={t('account.title')}>
      <h1>{t('account.title')}</h1>
      <Loaded of={me} again="me">
        {(account) => (
          <div className="columns">
            <div className="stack wide-gap">
              <Profile account={account} />
              <Memberships account={account} />
            </div>
            <div className="stack wide-gap">
              <Passkeys />
              <Sessions />
              <OwnData account={account} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Profile({ account }: { readonly account: Account }) {
  const { t } = useWords()
  const action = useAction()
  const [name, setName] = useState(account.name)
  const known = INTERFACE_LANGUAGES.find((language) => language === account.locale) ?? 'en'
  const [locale, setLocale] = useState(known)
  const save = async () => {
    const saved = await action.run(async () => {
      await ask('mePatch', { body: { name, locale } })
      await speak(locale)
      await refresh('me')
    })
    if (saved) announce(t('account.saved'))
  }
  return (
    <form
      className="sheet stack"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField label={t('account.name')} autoComplete="name" required value={name} onChange={(event) => setName(event.target.value)} />
      <TextField label={t('account.email')} type="email" value={account.email} readOnly />
      <Select
        label={t('account.language')}
        value={locale}
        options={[
          { value: 'en', label: 'English', lang: 'en' },
          { value: 'fr', label: 'français', lang: 'fr' },
        ]}
        onChange={setLocale}
      />
      <ProblemNotice problem={action.problem} />
      <div>
        <Button look="primary" submit busy={action.busy}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  )
}

function Memberships({ account }: { readonly account: Account }) {
  const { t } = useWords()
  if (account.memberships.length === 0) return null
  return (
    <Section title={t('account.memberOf')}>
      <ul className="lines">
        {account.memberships.map(({ coalition, organisation, role }) => (
          <li key={coalition.id}>
            <span>
              <strong>{coalition.name}</strong>
              <br />
              <span className="soft">{organisation.name}</span>
            </span>
            <span className="chip">{t(`coalition.${role}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
