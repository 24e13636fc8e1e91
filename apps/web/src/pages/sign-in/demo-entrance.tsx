import { DEMO_PEOPLE } from '@undersigned/api/client'
import { Link } from 'wouter'
import { ProblemNotice, useAction } from '../../app/action.tsx'
import { ask } from '../../app/api.ts'
import { entered } from '../../app/session.ts'
import { useWords } from '../../app/words.ts'

const about = {
  coordinator: 'signIn.demo.aboutCoordinator',
  drafter: 'signIn.demo.aboutDrafter',
  translator: 'signIn.demo.aboutTranslator',
  representative: 'signIn.demo.aboutRepresentative',
} as const

/** One click per person of the demonstration; shown only where the server says it would let this visitor in (D27). */
export function DemoEntrance({ mailbox }: { readonly mailbox: boolean }) {
  const { t } = useWords()
  const action = useAction()
  return (
    <section className="demo-entrance stack" aria-labelledby="demo-title">
      <div className="stack tight">
        <h2 id="demo-title">{t('signIn.demoTitle')}</h2>
        <p className="soft">{t('signIn.demoLede')}</p>
      </div>
      <div className="demo-people">
        {DEMO_PEOPLE.map((person) => (
          <button
            key={person}
            type="button"
            className="demo-person"
            onClick={() =>
              void action.run(async () => {
                await ask('demoEnter', { body: { as: person } })
                await entered()
              })
            }
          >
            <strong>{t(`signIn.demo.${person}`)}</strong>
            <span>{t(about[person])}</span>
          </button>
        ))}
      </div>
      <ProblemNotice problem={action.problem} />
      {mailbox ? (
        <p className="small">
          <Link href="/mailbox">{t('signIn.mailbox')}</Link>
        </p>
      ) : null}
    </section>
  )
}
