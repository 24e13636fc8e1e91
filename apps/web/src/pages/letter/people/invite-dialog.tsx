import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select, TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { languageOptions } from '../../letters/create-form.tsx'
import type { LetterProps } from '../use-letter.ts'
import { grantBody, type RoleChoice, RoleFields } from './role-fields.tsx'

const spans = ['3', '7', '14', '30', '90'] as const
const theySay = ''
const newOne = 'new'

export function InviteDialog({ letter, onClose }: LetterProps & { readonly onClose: () => void }) {
  const { t, language: spoken } = useWords()
  const coalitionKey = `coalition:${letter.coalition.id}`
  const coalition = useResource(coalitionKey, () => ask('coalitionGet', { params: { coalition: letter.coalition.id } }))
  const [by, setBy] = useState<'mail' | 'link'>('mail')
  const [email, setEmail] = useState('')
  const [locale, setLocale] = useState<(typeof languageOptions)[number]['value']>(spoken)
  const [choice, setChoice] = useState<RoleChoice>({ role: 'drafter', languages: [] })
  const [organisation, setOrganisation] = useState(theySay)
  const [newName, setNewName] = useState('')
  const [days, setDays] = useState<(typeof spans)[number]>('14')
  const [link, setLink] = useState<string | null>(null)
  const organisations = coalition.state === 'ready' ? coalition.value.organisations : []
  const represents = choice.role === 'representative'
  const forOrganisation = organisation === theySay ? null : organisation === newOne ? { name: newName } : { id: organisation }
  const invite = async () => {
    const common = { ...grantBody(choice), organisation: forOrganisation, expiresInDays: Number(days) }
    const body = by === 'mail' ? { by, email, locale, ...common } : { by, ...common }
    const made = await ask('invitationCreate', { params: { letter: letter.id }, body })
    await refresh(`letter:${letter.id}:invitations`)
    if (made.link === null) announce(t('people.sent'))
    return made.link
  }
  if (link !== null) return <LinkShown link={link} role={t(`role.${choice.role}`)} onClose={onClose} />
  return (
    <FormDialog
      open
      title={t('people.inviteTitle')}
      yes={by === 'mail' ? t('people.send') : t('people.makeLink')}
      onClose={onClose}
      onSubmit={invite}
      onDone={(made) => (made === null ? onClose() : setLink(made))}
    >
      <Select
        label={t('people.by')}
        value={by}
        options={[
          { value: 'mail', label: t('people.byMail') },
          { value: 'link', label: t('people.byLink') },
        ]}
        onChange={setBy}
      />
      {by === 'mail' ? (
        <>
          <TextField label={t('people.email')} type="email" required value={email} onChange={(event) => setEmail(event.target.value)} />
          <Select label={t('people.mailLanguage')} value={locale} options={languageOptions} onChange={setLocale} />
        </>
      ) : null}
      <RoleFields letter={letter} value={choice} onChange={setChoice} />
      <Select
        label={t('people.organisation')}
        hint={represents ? t('people.organisationOfRepresentative') : undefined}
        required={represents}
        value={organisation}
        options={[
          { value: theySay, label: t(represents ? 'people.organisationChoose' : 'people.organisationTheySay') },
          ...organisations.map(({ id, name }) => ({ value: id, label: name })),
          { value: newOne, label: t('people.organisationNew') },
        ]}
        onChange={setOrganisation}
      />
      {organisation === newOne ? (
        <TextField label={t('people.organisationName')} required value={newName} onChange={(event) => setNewName(event.target.value)} />
      ) : null}
      <Select
        label={t('people.days')}
        value={days}
        options={spans.map((value) => ({ value, label: t('people.dayCount', { count: Number(value) }) }))}
        onChange={setDays}
      />
    </FormDialog>
  )
}

interface LinkShownProps {
  readonly link: string
  readonly role: string
  readonly onClose: () => void
}

function LinkShown({ link, role, onClose }: LinkShownProps) {
  const { t } = useWords()
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    announce(t('app.copied'))
  }
  return (
    <Dialog title={t('people.linkTitle')} open onClose={onClose}>
      <p>{t('people.linkText', { role })}</p>
      <p className="mono sunk">{link}</p>
      <footer>
        <Button onClick={() => void copy()}>{t('app.copy')}</Button>
        <Button look="primary" onClick={onClose}>
          {t('app.done')}
        </Button>
      </footer>
    </Dialog>
  )
}
