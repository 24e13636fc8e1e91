import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { useWords } from '../../../app/words.ts'
import { Section } from '../../../ui/notice.tsx'
import type { LetterProps } from '../use-letter.ts'
import { type Desk, refreshDesk } from './use-desk.ts'

/** Which reviewers keep the desk, too (rule G114). */
export function KeepersSection({ letter, keepers }: LetterProps & { readonly keepers: Desk['keepers'] }) {
  const { t } = useWords()
  const action = useAction()
  const name = (account: string, named: boolean) =>
    action.run(async () => {
      await ask('deskKeeperPut', { params: { letter: letter.id, account }, body: { named } })
      await refreshDesk(letter.id)
    })
  return (
    <Section title={t('signOnDesk.keepers')}>
      <p className="soft">{t('signOnDesk.keepersLede')}</p>
      <ProblemNotice problem={action.problem} />
      {keepers.length === 0 ? <p className="soft">{t('signOnDesk.noReviewers')}</p> : null}
      <div className="choices">
        {keepers.map((keeper) => (
          <label key={keeper.id} className="choice">
            <input type="checkbox" checked={keeper.named} onChange={() => void name(keeper.id, !keeper.named)} />
            <span>{keeper.name}</span>
          </label>
        ))}
      </div>
    </Section>
  )
}
