import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/notice.tsx'
import { Question } from '../../../ui/question.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'

/** Organisations that approved the sealed letter; a representative approves here for their own. */
export function Approvals({ letter }: LetterProps) {
  const { t } = useWords()
  const { day } = useLetterTime(letter)
  const key = `letter:${letter.id}:approvals`
  const approvals = useResource(key, () => ask('approvalsList', { params: { letter: letter.id } }))
  const [asking, setAsking] = useState(false)
  const manifest = letter.manifest
  const mine = letter.mine.find(({ role, organisation }) => role === 'representative' && organisation !== null)?.organisation ?? null
  const approve = async () => {
    if (manifest === null) return
    await ask('approvalGive', { params: { letter: letter.id }, body: { manifest: manifest.digest } })
    await refresh(key)
  }
  return (
    <Section title={t('desk.approvals')}>
      <p className="soft">{t('desk.approvalsLede')}</p>
      <Loaded of={approvals} again={key}>
        {({ approvals: all }) => {
          const given = all.filter((approval) => approval.manifest === manifest?.digest)
          const open = letter.stage === 'approval' && mine !== null && !given.some(({ organisation }) => organisation.id === mine.id)
          return (
            <>
              {given.length === 0 ? <p>{t('desk.noApprovals')}</p> : null}
              <ul className="lines">
                {given.map(({ organisation, by, at }) => (
                  <li key={organisation.id}>
                    <strong>{organisation.name}</strong>
                    <span className="soft small">{t('desk.approvedBy', { name: by.name, date: day(at) })}</span>
                  </li>
                ))}
              </ul>
              {open ? (
                <div>
                  <Button look="primary" onClick={() => setAsking(true)}>
                    {t('desk.approve', { organisation: mine.name })}
                  </Button>
                </div>
              ) : null}
            </>
          )
        }}
      </Loaded>
      {asking && mine && manifest ? (
        <Question
          open
          title={t('desk.approveTitle', { organisation: mine.name })}
          text={t('desk.approveText', { words: manifest.words.join(' ') })}
          yes={t('desk.approve', { organisation: mine.name })}
          onNo={() => setAsking(false)}
          onYes={approve}
        />
      ) : null}
    </Section>
  )
}
