import type { RouteResponse } from '@undersigned/api/client'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Select } from '../../../ui/field.tsx'
import type { Offered } from './machine-section.tsx'

type Listed = RouteResponse<'lettersList'>['letters'][number]
type Choice = Offered['service'] | 'none'

interface Props {
  readonly coalition: string
  readonly services: readonly Offered[]
}

/** For each letter one coordinates: to which service its text may go, none unless said. */
export function LetterSwitches({ coalition, services }: Props) {
  const { t } = useWords()
  const letters = useResource('letters', () => ask('lettersList', {}))
  if (services.length === 0 || letters.state !== 'ready') return null
  const mine = letters.value.letters.filter((letter) => letter.coalition.id === coalition && letter.myRoles.includes('coordinator'))
  if (mine.length === 0) return null
  return (
    <div className="stack">
      <h3>{t('machine.letters')}</h3>
      <p className="soft small">{t('machine.lettersHint')}</p>
      {mine.map((letter) => (
        <LetterSwitch key={letter.id} letter={letter} services={services} />
      ))}
    </div>
  )
}

function LetterSwitch({ letter, services }: { readonly letter: Listed; readonly services: readonly Offered[] }) {
  const { t } = useWords()
  const { run, problem } = useAction()
  const machine = useResource(`letter:${letter.id}:machine`, () => ask('machineLetterGet', { params: { letter: letter.id } }))
  if (machine.state !== 'ready') return null
  const chosen: Choice = machine.value.use?.service ?? 'none'
  const choose = (service: Choice) =>
    run(async () => {
      await ask('machineLetterPut', { params: { letter: letter.id }, body: { service: service === 'none' ? null : service } })
      await refresh(`letter:${letter.id}:machine`)
    })
  return (
    <>
      <Select<Choice>
        label={letter.title}
        value={chosen}
        options={[
          { value: 'none', label: t('machine.none') },
          ...services.map(({ service }) => ({ value: service, label: t(`machine.service.${service}`) })),
        ]}
        onChange={(service) => void choose(service)}
      />
      <ProblemNotice problem={problem} />
    </>
  )
}
