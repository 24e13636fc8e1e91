import type { RouteResponse } from '@undersigned/api/client'
import { useState } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'

type Contact = RouteResponse<'contactsShow'>['contacts'][number]

/** Those who agreed to hear from one's own organisation; shown when asked for, as each look is written down (rule G178). */
export function Contacts({ letter }: LetterProps) {
  const { t } = useWords()
  const action = useAction()
  const [contacts, setContacts] = useState<readonly Contact[] | null>(null)
  const show = () =>
    action.run(
      () => ask('contactsShow', { params: { letter: letter.id } }),
      (shown) => setContacts(shown.contacts),
    )
  return (
    <Section
      title={t('followUp.contacts')}
      actions={
        <Button busy={action.busy} onClick={() => void show()}>
          {t('followUp.show')}
        </Button>
      }
    >
      <p className="soft">{t('followUp.contactsLede')}</p>
      <ProblemNotice problem={action.problem} />
      <div aria-live="polite">{contacts === null ? null : <List letter={letter} contacts={contacts} />}</div>
    </Section>
  )
}

function List({ letter, contacts }: LetterProps & { readonly contacts: readonly Contact[] }) {
  const { t, formats, countryName } = useWords()
  const { moment } = useLetterTime(letter)
  if (contacts.length === 0) return <p className="empty">{t('followUp.noContacts')}</p>
  return (
    <ul className="lines">
      {contacts.map(({ address, name, affiliation, country, organisation, language, at }) => (
        <li key={`${organisation} ${address} ${name}`}>
          <span>
            <strong>{name}</strong> {[affiliation, country === '' ? '' : countryName(country)].filter(Boolean).join(', ')}
            <br />
            <a href={`mailto:${address}`}>{address}</a>
            <br />
            <span className="soft small">
              {[organisation, formats.languageName(language), t('followUp.agreedAt', { at: moment(at) })].join(' · ')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
