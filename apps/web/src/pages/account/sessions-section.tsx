import { useState } from 'react'
import { ProblemNotice, useAction } from '../../app/action.tsx'
import { ask } from '../../app/api.ts'
import { Loaded } from '../../app/page.tsx'
import { refresh, useResource } from '../../app/resources.ts'
import { leave } from '../../app/session.ts'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/notice.tsx'
import { Question } from '../../ui/question.tsx'

const browsers = [
  ['Firefox', /Firefox\//],
  ['Edge', /Edg\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
] as const
const systems = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac', 'Linux'] as const

/** A browser's long self-description, as a person would say it. */
function deviceOf(userAgent: string): string {
  const browser = browsers.find(([, pattern]) => pattern.test(userAgent))?.[0]
  const system = systems.find((name) => userAgent.includes(name))
  return [browser, system].filter(Boolean).join(' · ') || userAgent.slice(0, 40) || '–'
}

export function Sessions() {
  const { t, moment } = useWords()
  const sessions = useResource('sessions', () => ask('sessionsList', {}))
  const action = useAction()
  const [asking, setAsking] = useState(false)
  const end = (session: string) =>
    action.run(async () => {
      await ask('sessionRevoke', { params: { session } })
      await refresh('sessions')
    })
  return (
    <Section title={t('account.sessions')}>
      <Loaded of={sessions} again="sessions">
        {({ sessions: list }) => (
          <ul className="lines">
            {list.map((session) => (
              <li key={session.id}>
                <span>
                  {deviceOf(session.userAgent)}
                  <br />
                  <span className="soft small">{t('account.seen', { date: moment(session.lastSeenAt) })}</span>
                </span>
                {session.current ? (
                  <span className="chip green">{t('account.thisDevice')}</span>
                ) : (
                  <Button
                    look="quiet"
                    aria-label={t('account.endSession', { device: deviceOf(session.userAgent) })}
                    onClick={() => void end(session.id)}
                  >
                    {t('account.end')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <ProblemNotice problem={action.problem} />
      <div>
        <Button look="danger" onClick={() => setAsking(true)}>
          {t('account.everywhere')}
        </Button>
      </div>
      <Question
        open={asking}
        title={t('account.everywhereQuestion')}
        text={t('account.everywhereText')}
        yes={t('account.everywhere')}
        danger
        onNo={() => setAsking(false)}
        onYes={() => leave(true)}
      />
    </Section>
  )
}
