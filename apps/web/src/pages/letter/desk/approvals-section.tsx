import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Section } from '../../../ui/notice.tsx'
import { askedYet } from '../approval/asked-yet.ts'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'

/** Which organisations approved the sealed letter; answers are given on a page of their own. */
export function Approvals({ letter }: LetterProps) {
  const { t, formats } = useWords()
  const { day } = useLetterTime(letter)
  const key = `letter:${letter.id}:approval`
  const approval = useResource(key, () => ask('approvalGet', { params: { letter: letter.id } }))
  return (
    <Section
      title={t('desk.approvals')}
      actions={
        <ButtonLink to={`/letters/${letter.id}/approval`} size="small">
          {t('letter.approval')}
        </ButtonLink>
      }
    >
      <p className="soft">{t('desk.approvalsLede')}</p>
      <Loaded of={approval} again={key}>
        {({ question, organisations }) => {
          const given = organisations.filter(({ state }) => state === 'approved')
          if (given.length === 0) {
            const asked = question === null ? 'asked' : askedYet(letter, question)
            return <p>{asked === 'asked' ? t('desk.noApprovals') : t(`approval.askedYet.${asked}`)}</p>
          }
          return (
            <ul className="lines">
              {given.map(({ organisation, answers }) => {
                const by = answers.filter(({ verdict }) => verdict === 'approve')
                return (
                  <li key={organisation.id}>
                    <strong>{organisation.name}</strong>
                    <span className="soft small">
                      {t('desk.approvedBy', { name: formats.list(by.map((each) => each.by.name)), date: day(by.at(-1)?.at ?? 0) })}
                    </span>
                  </li>
                )
              })}
            </ul>
          )
        }}
      </Loaded>
    </Section>
  )
}
