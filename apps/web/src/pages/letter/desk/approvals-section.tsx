import type { RouteResponse } from '@undersigned/api/client'
import type { Language } from '@undersigned/letter'
import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Section } from '../../../ui/notice.tsx'
import { languageOptions } from '../../letters/create-form.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { Letter, LetterProps } from '../use-letter.ts'
import { sealedLanguages } from './sealed-languages.ts'

type Approval = RouteResponse<'approvalsList'>['approvals'][number]

/** Organisations that approved the sealed letter; a representative approves here for those they represent. */
export function Approvals({ letter }: LetterProps) {
  const { t } = useWords()
  const key = `letter:${letter.id}:approvals`
  const approvals = useResource(key, () => ask('approvalsList', { params: { letter: letter.id } }))
  return (
    <Section title={t('desk.approvals')}>
      <p className="soft">{t('desk.approvalsLede')}</p>
      <Loaded of={approvals} again={key}>
        {({ approvals: all }) => <Given letter={letter} given={all.filter(({ manifest }) => manifest === letter.manifest?.digest)} />}
      </Loaded>
    </Section>
  )
}

/** The organisations this account represents and that have not approved this seal. */
function openFor(letter: Letter, given: readonly Approval[]) {
  if (letter.stage !== 'approval' || letter.manifest === null) return []
  const represented = letter.mine.flatMap(({ role, organisation }) =>
    role === 'representative' && organisation !== null ? [organisation] : [],
  )
  return represented.filter(({ id }) => !given.some(({ organisation }) => organisation.id === id))
}

function Given({ letter, given }: LetterProps & { readonly given: readonly Approval[] }) {
  const { t, formats } = useWords()
  const { day } = useLetterTime(letter)
  const [asking, setAsking] = useState(false)
  const open = openFor(letter, given)
  const [only] = open
  return (
    <>
      {given.length === 0 ? <p>{t('desk.noApprovals')}</p> : null}
      <ul className="lines">
        {given.map(({ organisation, by, at, language }) => (
          <li key={organisation.id}>
            <strong>{organisation.name}</strong>
            <span className="soft small">
              {t('desk.approvedBy', { name: by.name, date: day(at) })} · {t('desk.signedIn', { language: formats.languageName(language) })}
            </span>
          </li>
        ))}
      </ul>
      {only ? (
        <div>
          <Button look="primary" onClick={() => setAsking(true)}>
            {open.length === 1 ? t('desk.approve', { organisation: only.name }) : t('desk.approveOpen')}
          </Button>
        </div>
      ) : null}
      {asking && only ? <Approve letter={letter} open={open} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

interface ApproveProps extends LetterProps {
  readonly open: ReturnType<typeof openFor>
  readonly onClose: () => void
}

/** For which organisation, and in which language it was read (rule G14). */
function Approve({ letter, open, onClose }: ApproveProps) {
  const { t, language: spoken } = useWords()
  const sealed = languageOptions.filter((option) => sealedLanguages(letter).includes(option.value))
  const [organisation, setOrganisation] = useState(open[0]?.id ?? '')
  const [language, setLanguage] = useState<Language>(sealed.some(({ value }) => value === spoken) ? spoken : letter.language)
  const chosen = open.find(({ id }) => id === organisation)?.name ?? ''
  const approve = async () => {
    const body = { manifest: letter.manifest?.digest ?? '', organisation, language }
    await ask('approvalGive', { params: { letter: letter.id }, body })
    await refresh(`letter:${letter.id}:approvals`)
  }
  return (
    <FormDialog
      open
      title={t('desk.approveTitle', { organisation: chosen })}
      yes={t('desk.approve', { organisation: chosen })}
      onClose={onClose}
      onSubmit={approve}
    >
      <p>{t('desk.approveText', { words: letter.manifest?.words.join(' ') ?? '' })}</p>
      {open.length > 1 ? (
        <Select
          label={t('desk.approveFor')}
          value={organisation}
          options={open.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setOrganisation}
        />
      ) : null}
      {sealed.length > 1 ? <Select label={t('desk.approveLanguage')} value={language} options={sealed} onChange={setLanguage} /> : null}
    </FormDialog>
  )
}
